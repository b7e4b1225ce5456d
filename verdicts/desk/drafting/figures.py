"""Numbers of a take that stand in no piece of the material. Code finds them; an editor decides.

Digits of any script, with thousands marks or a word for the scale, and numbers in words from ten up. A number counts
as sourced where some piece has the same value, however it is written: 65,536 is 65536, 8B is 8 billion. Where both say
what they count, that must be the same: 12 dollars are not 12 ms, and 20 % is never a bare 20. Years of the sources'
months count; addresses do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from verdicts.desk.drafting.measures import MEASURE, MONEY, PERCENT, measure_of
from verdicts.fusion.brief import Datum

_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12, "trillion": 12}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_WORDS = {
    **{word: at for at, word in enumerate(_UNITS, 1)},
    **{word: at for at, word in enumerate(_TEENS, 10)},
    **{word: at * 10 for at, word in enumerate(_TENS, 2)},
    "a": 1,
    "dozen": 12,
}
_SCALE = r"(?:thousand|million|billion|trillion|[kmbt]|mn|bn)"
_DIGITS = re.compile(
    rf"(?P<money>{MONEY})?(?P<digits>(?:(?<!\d)\d{{1,3}}(?:[.,'’ \u202f]\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)*)"
    rf"(?P<scale>[\s-]?{_SCALE}(?![a-z]))?(?P<of>{MEASURE})?",
    re.IGNORECASE,
)
_WORD = "|".join(sorted((*_UNITS, *_TEENS, *_TENS), key=len, reverse=True))
_SPELLED = re.compile(
    rf"\b(?P<words>(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(_UNITS)})|{_WORD}|a|dozen)?(?P<hundred>[\s-]?hundred)?"
    rf"(?P<scale>[\s-]?(?:thousand|million|billion|trillion))?(?P<of>{MEASURE})?(?!\w)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_CITED = re.compile(r"\[(\d{1,5})\]")
_YEAR = re.compile(r"(?<=(?:listed|.dated|..read) )\d{4}(?=-\d{2}\b)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’ \u202f]\d{3})+")
MOST = 40


class Figure(NamedTuple):
    """A number as it is written, what it is worth, and what it counts ("" where it does not say)."""

    written: str
    worth: Decimal | str
    of: str


def unsourced(text: str, data: Sequence[Datum]) -> tuple[str, ...]:
    """The figures of a text that are in no piece, as they are written, each once; at most MOST of them."""
    known = defaultdict[Decimal | str, set[str]](set)
    for worth, of in (one for datum in data for one in _known(datum)):
        known[worth].add(of)
    said = _CITED.sub(lambda hit: "" if 1 <= int(hit[1]) <= len(data) else hit[0], text)
    odd = (one.written for one in figures(said) if not any(_fits(one.of, known[worth]) for worth in _meanings(one)))
    return tuple(dict.fromkeys(odd))[:MOST]


def _fits(of: str, known: set[str]) -> bool:
    """Whether a number that counts `of` may be one of those that are known with the same value."""
    if of == PERCENT:
        return of in known
    return bool(known - {PERCENT}) if not of else bool(known & {of, ""})


def figures(text: str) -> Iterator[Figure]:
    """Every number of a text, in digits first."""
    plain = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text))
    for hit in _DIGITS.finditer(plain):
        of = measure_of(hit["of"] or hit["money"] or "")
        yield Figure(hit[0].strip(), _scaled(_worth(hit["digits"]), hit["scale"]), of)
    yield from _spelled(plain)


def _spelled(plain: str) -> Iterator[Figure]:
    """Numbers in words that are no article and no small count: ten and more, hundreds, thousands."""
    for hit in _SPELLED.finditer(plain):
        if not hit["words"] and not hit["hundred"]:
            continue
        worth = Decimal(sum(_WORDS[word] for word in re.split(r"[\s-]", (hit["words"] or "a").lower())))
        worth = _scaled(worth * (100 if hit["hundred"] else 1), hit["scale"])
        of = measure_of(hit["of"] or "")
        if isinstance(worth, Decimal) and (worth >= 10 or of == PERCENT):
            yield Figure(hit[0].strip(), worth, of)


def _known(datum: Datum) -> Iterable[tuple[Decimal | str, str]]:
    for one in figures(datum.text):
        yield from ((worth, one.of) for worth in _meanings(one))
    yield from ((Decimal(year), "") for year in _YEAR.findall(datum.source))


def _meanings(one: Figure) -> set[Decimal | str]:
    """1.500 is a thousand and a half to some, and one and a half to others: both count."""
    found: set[Decimal | str] = {one.worth}
    if plain := re.search(r"(?<![\d.,])(\d{1,3}\.\d{3})(?![\d.,]|\s?[kmbtKMBT]\b)", one.written):
        found.add(Decimal(plain[1]).normalize())
    return found


def _worth(digits: str) -> Decimal | str:
    whole, point, tail = digits, "", ""
    if not _THOUSANDS.fullmatch(digits) and (last := re.fullmatch(r"(.*\d)[.,](\d+)", digits)):
        whole, point, tail = last[1], ".", last[2]
    if re.search(r"\D", whole) and not _THOUSANDS.fullmatch(whole):
        return digits  # a version, or a date
    try:
        return Decimal(re.sub(r"\D", "", whole) + point + tail).normalize()
    except InvalidOperation:
        return digits


def _scaled(worth: Decimal | str, scale: str | None) -> Decimal | str:
    if scale is None or isinstance(worth, str):
        return worth
    return worth.scaleb(_SCALES[scale.strip(" -\n\t").lower()]).normalize()

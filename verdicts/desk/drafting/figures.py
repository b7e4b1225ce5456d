"""Numbers of a take that stand in no piece of the material. Code finds them; an editor decides.

Digits of any script, with thousands marks or a word for the scale, and numbers in words from ten up. A number counts
as sourced where some piece has the same value, however it is written: 65,536 is 65536, 8B is 8 billion, but 20 % is
not 20 dollars. Years of the sources' months count; addresses do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

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
    rf"(?P<digits>(?:(?<!\d)\d{{1,3}}(?:[.,'’ \u202f]\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)*)"
    rf"(?P<scale>[\s-]?{_SCALE}(?![a-z]))?(?P<part>\s?(?:%|percent\b))?",
    re.IGNORECASE,
)
_WORD = "|".join(sorted((*_UNITS, *_TEENS, *_TENS), key=len, reverse=True))
_SPELLED = re.compile(
    rf"\b(?P<words>(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(_UNITS)})|{_WORD}|a|dozen)?(?P<hundred>[\s-]?hundred)?"
    r"(?P<scale>[\s-]?(?:thousand|million|billion|trillion))?(?P<part>\s(?:%|percent))?\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_CITED = re.compile(r"\[(\d{1,5})\]")
_YEAR = re.compile(r"(?<=(?:listed|.dated|..read) )\d{4}(?=-\d{2}\b)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’ \u202f]\d{3})+")
MOST = 40


class Figure(NamedTuple):
    """A number as it is written and what it is worth; `part` is whether it is a percentage."""

    written: str
    worth: Decimal | str
    part: bool

    @property
    def same(self) -> tuple[Decimal | str, bool]:
        """What is compared."""
        return self.worth, self.part


def unsourced(text: str, data: Sequence[Datum]) -> tuple[str, ...]:
    """The figures of a text that are in no piece, as they are written, each once; at most MOST of them."""
    known = {same for datum in data for same in _known(datum)}
    said = _CITED.sub(lambda hit: "" if 1 <= int(hit[1]) <= len(data) else hit[0], text)
    odd = dict.fromkeys(one.written for one in figures(said) if not _meanings(one) & known)
    return tuple(odd)[:MOST]


def figures(text: str) -> Iterator[Figure]:
    """Every number of a text, in digits first."""
    plain = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text))
    for hit in _DIGITS.finditer(plain):
        yield Figure(hit[0].strip(), _scaled(_worth(hit["digits"]), hit["scale"]), bool(hit["part"]))
    yield from _spelled(plain)


def _spelled(plain: str) -> Iterator[Figure]:
    """Numbers in words that are no article and no small count: ten and more, hundreds, thousands."""
    for hit in _SPELLED.finditer(plain):
        if not hit["words"] and not hit["hundred"]:
            continue
        worth = Decimal(sum(_WORDS[word] for word in re.split(r"[\s-]", (hit["words"] or "a").lower())))
        worth = _scaled(worth * (100 if hit["hundred"] else 1), hit["scale"])
        if isinstance(worth, Decimal) and (worth >= 10 or hit["part"]):
            yield Figure(hit[0].strip(), worth, bool(hit["part"]))


def _known(datum: Datum) -> Iterable[tuple[Decimal | str, bool]]:
    for one in figures(datum.text):
        yield from _meanings(one)
    yield from ((Decimal(year), False) for year in _YEAR.findall(datum.source))


def _meanings(one: Figure) -> set[tuple[Decimal | str, bool]]:
    """1.500 is a thousand and a half to some, and one and a half to others: both count."""
    found: set[tuple[Decimal | str, bool]] = {one.same}
    if re.fullmatch(r"\d{1,3}\.\d{3}", one.written):
        found.add((Decimal(one.written).normalize(), one.part))
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

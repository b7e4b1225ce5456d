"""How hard a password is to guess, by zxcvbn, in our words: one rule at sign-up, one hint while typing.

zxcvbn is plain Python and knows one list of personal words at a time, so calls take turns; one takes a few
milliseconds, and a tenth of a second for what is made to be slow. Call it in a thread (`desk.queueing.Line`).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

import zxcvbn as _library  # pyright: ignore[reportMissingTypeStubs]

from verdicts.desk.passwords import normal

SHORTEST, LONGEST = 10, 256  # characters
WEAKEST = 2  # of zxcvbn's scores from 0 to 4
READ = 72  # characters that zxcvbn looks at
SUBSTITUTES = frozenset("4@8({[<369!1|07$5+%2")  # what zxcvbn also reads as letters, in every combination of them
MOST_SUBSTITUTES = 5  # different ones; seconds at twenty
READ_ANYWAY = 16

_guess = cast("Callable[[str, list[str]], dict[str, Any]]", _library.zxcvbn)  # pyright: ignore[reportUnknownMemberType]
_one_at_a_time = threading.Lock()

LABELS = ("Very easy to guess", "Easy to guess", "Could be stronger", "Good", "Strong")
TOO_SHORT = f"Too short: use at least {SHORTEST} characters."
TOO_LONG = f"Too long: use at most {LONGEST} characters."
MORE = "Add a word or two that do not belong to it."
_REASONS = {
    "Straight rows of keys are easy to guess.": "It follows a row of keys.",
    "Short keyboard patterns are easy to guess.": "It follows a pattern of keys.",
    'Repeats like "aaa" are easy to guess.': "It repeats a character.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': "It repeats itself.",
    'Sequences like "abc" or "6543" are easy to guess.': "It counts up or down.",
    "Recent years are easy to guess.": "It holds a year.",
    "Dates are often easy to guess.": "It holds a date.",
    "This is a top-10 common password.": "It is among the ten most used passwords.",
    "This is a top-100 common password.": "It is among the hundred most used passwords.",
    "This is a very common password.": "Many people use it.",
    "This is similar to a commonly used password.": "It is close to one that many people use.",
    "A word by itself is easy to guess.": "It is a single word.",
    "Names and surnames by themselves are easy to guess.": "It is a name.",
    "Common names and surnames are easy to guess.": "It holds a common name.",
}
_OURS = "It is made of your address or of this site's name."


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` from 0 to 4, and `words` that say the same and what would help."""

    score: int
    words: str


def password_fault(password: str, email: str, site_name: str) -> str:
    """Why a password cannot be taken, in a sentence or two; "" where it can."""
    found = strength(password, known_words(email, site_name))
    length = len(normal(password))
    return "" if SHORTEST <= length <= LONGEST and found.score >= WEAKEST else found.words


def known_words(email: str, site_name: str) -> list[str]:
    """What is easily known of a person here: the address, its parts, the site's name."""
    whole = [email, email.partition("@")[0], site_name]
    return [word.lower() for word in [*whole, *re.split(r"\W+", " ".join(whole))] if len(word) > 2]


def strength(password: str, known: Iterable[str]) -> Strength:
    """How strong a password of any length is; one that is little more than `known` words is weak."""
    text, words = normal(password), list(known)
    if len(text) > LONGEST:
        return Strength(0, TOO_LONG)
    if len(text) < SHORTEST:
        return Strength(0, TOO_SHORT)
    if _is_little_more_than(words, text.lower()):
        return Strength(0, f"{LABELS[0]}. {_OURS} {MORE}")
    with _one_at_a_time:
        found = _guess(_read(text), words)
    return Strength(found["score"], _words(found["score"], found["feedback"]["warning"]))


def _words(score: int, warning: str) -> str:
    more = [_REASONS.get(warning, ""), MORE] if score <= WEAKEST else []
    return " ".join(filter(None, [f"{LABELS[score]}.", *more]))


def _is_little_more_than(words: Iterable[str], text: str) -> bool:
    """Whether under five letters and digits of a password belong to none of the words in it."""
    rest = text
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, " ")
    return rest != text and len(re.sub(r"[\W_]", "", rest)) < SHORTEST // 2


def _read(text: str) -> str:
    """The beginning of a password that zxcvbn reads in good time; by that it judges too low rather than too high.
    It counts on small letters being as many as large ones, which "İ" is not."""
    text, seen = "".join(char if len(char.lower()) == 1 else "?" for char in text[:READ]), set[str]()
    for place, char in enumerate(text):
        seen |= SUBSTITUTES & {char}
        if len(seen) > MOST_SUBSTITUTES:
            return text[: max(READ_ANYWAY, place)]
    return text

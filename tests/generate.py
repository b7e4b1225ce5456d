"""Believable fake catalogues of any size: the same seed gives the same tools."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import Engine

from tests.vocabulary import CATEGORIES, CODAS, LABELS, LICENCES, ONSETS, REVIEWERS, SECONDS, VOWELS, WORDS
from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Tool
from verdicts.store.engine import writing
from verdicts.store.reviewers import reviewers, save_reviewers
from verdicts.store.saving import Making, save_tools


def tools(many: int, seed: int = 1) -> list[Tool]:
    """`many` tools with distinct names and slugs; some without panel, price or facts."""
    chance = random.Random(seed)
    return [_tool(chance, name) for name in islice(_names(chance), many)]


def odd_tools() -> list[Tool]:
    """Tools that pages stumble over: scripts, emoji, right-to-left, very long or nearly empty."""
    long_name = ("Interminable " * 20)[:199] + "x"
    image = '"><img src=x onerror=alert(1)>'
    on_request = {"kind": "paid", "entry": None, "summary": "Prices on request."}
    base = {"panel": [], "prices": [], "facts": []}
    return [
        _made("odd-emoji", name="Rocket 🚀👩‍🚀 Ship", short_name="🚀"),
        _made("odd-rtl", name="כלי השוואה חכם", short_name="כלי", maker="أدوات", tagline="מילים מימין לשמאל (RTL) 3.5"),
        _made("odd-long-name", name=long_name, short_name=long_name[:60]),
        _made("odd-long-word", name="W" * 200, short_name="W" * 40, tagline="w" * 90),
        _made("odd-markup", name="<script>alert(1)</script>", short_name="<b>&amp;", tagline=image),
        _made("odd-no-panel", name="Nobody Looked Yet", **base | {"panel_on": None}),
        _made("odd-one-take", name="One Voice Only", panel=[_take(random.Random(5), "skeptic")]),
        _made("odd-no-price", name="Ask Sales", pricing=on_request),
        _made("odd-long-description", name="Verbose", description=_text(random.Random(7), 400)),
    ]


def fill(engine: Engine, given: Sequence[Tool], at: datetime = datetime(2026, 11, 20, 12, tzinfo=UTC)) -> None:
    """Store those tools, and the five reviewers if there are none, through the store's own code."""
    with writing(engine) as conn:
        if not reviewers(conn):
            save_reviewers(conn, REVIEWERS)
        save_tools(conn, given, Making("import", at))


def _names(chance: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        name = f"{_word(chance)} {_word(chance)} {chance.choice(SECONDS)}"
        if name not in seen and " Vs " not in f" {name} ":
            seen.add(name)
            yield name


def _word(chance: random.Random) -> str:
    syllables = (chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((2, 2, 3))))
    return ("".join(syllables) + chance.choice(CODAS)).capitalize()


def _tool(chance: random.Random, name: str) -> Tool:
    return Tool.model_validate(_document(chance, name.lower().replace(" ", "-"), name))


def _made(slug: str, **changes: Any) -> Tool:
    return Tool.model_validate(_document(random.Random(3), slug, slug, takes=5) | changes)


def _document(chance: random.Random, slug: str, name: str, takes: int | None = None) -> dict[str, Any]:
    licence = chance.choice(LICENCES)
    return {
        "slug": slug,
        "name": name,
        "short_name": name.split()[0],
        "maker": f"{_word(chance)} Labs",
        "tagline": _text(chance, 8),
        "category": chance.choice(CATEGORIES),
        "description": _text(chance, chance.randint(60, 110)),
        "best_for": _text(chance, 9),
        "pricing": _pricing(chance),
        "prices": _prices(chance),
        "license": licence,
        "licence_family": licence,
        "links": {"home": f"https://{slug}.example/", "docs": None, "repo": None},
        "facts": _facts(chance, slug),
        **_panel(chance, takes),
    }


def _panel(chance: random.Random, takes: int | None) -> dict[str, Any]:
    sat = chance.sample([one.key for one in REVIEWERS], takes if takes is not None else chance.randint(0, 5))
    day = (date(2025, 1, 1) + timedelta(days=chance.randint(0, 680))).isoformat()
    return {"published_on": day, "panel_on": day if sat else None, "panel": [_take(chance, key) for key in sat]}


def _pricing(chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(("free", "freemium", "paid", "usage"))
    unit = {"free": "self-hosted", "usage": "1M input tokens"}.get(kind, chance.choice(("month", "seat-month")))
    amount = 0 if kind == "free" else chance.choice((None, Decimal("0.15"), Decimal(20), Decimal("9.99")))
    entry = {"amount": amount, "currency": "USD", "unit": unit, "source": None, "as_of": None}
    return {"kind": kind, "entry": chance.choice((entry, entry, entry, None)), "summary": _text(chance, 12)}


def _prices(chance: random.Random) -> list[dict[str, Any]]:
    meters = chance.sample(("input", "cached-input", "output", "seat", "flat"), chance.randint(0, 3))
    return [
        {
            "meter": meter,
            "plan": chance.choice((None, "Pro", "Team")),
            "amount": Decimal(chance.randint(1, 9_999_999)) / 1_000_000,
            "currency": "USD",
            "per": "1M tokens",
            "tier_from": None,
            "source": "https://prices.example/list",
            "as_of": "2026-05",
        }
        for meter in meters
    ]


def _facts(chance: random.Random, slug: str) -> list[dict[str, Any]]:
    labels = chance.sample(list(LABELS), chance.randint(0, 8))
    return [
        {
            "label": label,
            "value": chance.choice(LABELS[label][1]),
            "unit": LABELS[label][0],
            "source": f"https://{slug}.example/docs",
            "as_of": f"202{chance.randint(4, 6)}-{chance.randint(1, 12):02}",
            "dated": chance.random() < 0.7,
            **chance.choice(({}, {}, {"kind": "observed"}, {"kind": "vendor claim"})),
        }
        for label in labels
    ]


def _take(chance: random.Random, key: str) -> dict[str, Any]:
    score = chance.randint(5, 98)
    text = _text(chance, chance.randint(45, 90))
    return {"reviewer": key, "score": score, "verdict": verdict_of(score), "take": text, "origin": "sample"}


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()

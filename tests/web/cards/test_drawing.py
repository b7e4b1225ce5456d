"""How cards look: the pictures of odd names lie in a folder to look at, and what can be measured is measured."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.generate import _made, odd_tools
from tests.libraries import SITE, demo_library, library_of
from tests.serving import HOUSE
from verdicts.desk.cards.card import card
from verdicts.desk.catalogue import Library
from verdicts.domain.matchups import matchup_slug
from verdicts.domain.tools import Tool
from verdicts.views.cards import CardView
from verdicts.web.cards.canvas import Canvas
from verdicts.web.cards.drawing import draw
from verdicts.web.cards.faces import read_faces, spelled
from verdicts.web.cards.fitting import fit
from verdicts.web.cards.palette import read_palette
from verdicts.web.cards.raster import Raster
from verdicts.web.cards.sheet import HEIGHT, MARGIN, WIDTH, drawable

PICTURES = HOUSE / ".pictures" / "cards"
FACES, PALETTE = read_faces(HOUSE / "assets" / "fonts"), read_palette(HOUSE / "assets" / "look" / "tokens.css")
NAME = FACES.sans.style(650, 84)
_SLACK = 1.5  # px that a letter's ink may hang over its own advance
NAMES = {
    "chinese": ("通义千问 大模型", "chinese"),
    "arabic": ("نموذج لغوي كبير", "arabic"),
    "emoji": ("🚀👩‍🚀", "emoji"),
    "flag": ("Rocket 🇩🇪 Ship ☕", "Rocket Ship"),
    "marks": ("Z̸̧̛a̴͕l̷g̶o", "Zalgo"),
    "accents": ("Crème Brûlée Çağrı", "Crème Brûlée Çagrı"),
    "polish": ("Łódź", "polish"),
    "ligature": ("ﬁne Ｔｕｎｅ", "fine Tune"),
    "unseen": ("Zero\u200bWidth\u202e Turn\u00a0ed", "ZeroWidth Turn ed"),
    "wide": ("W" * 80, "W" * 80),
    "letter": ("R", "R"),
    "markup": ("</text><script>alert(1)</script>&amp;", "</text><script>alert(1)</script>&amp;"),
    "hyphens": ("a-" * 90 + "z", "a-" * 90 + "z"),
    "long": ("Interminable " * 15 + "end", "Interminable " * 15 + "end"),
}


def _take(reviewer: str, score: int) -> dict[str, object]:
    verdict = "skip" if score < 60 else "ship"
    return {"reviewer": reviewer, "score": score, "verdict": verdict, "take": "So.", "origin": "human"}


def _tools() -> list[Tool]:
    texts = {"tagline": "W" * 90, "category": "Inference engines and everything that is around them, all"}
    named = [_made(slug, name=name, short_name=name[:40]) for slug, (name, _) in NAMES.items()]
    scores = {"builder": 0, "skeptic": 23, "futurist": 24, "founder": 60, "creator": 100}
    low = [_take(key, score) for key, score in scores.items()]
    return [
        *odd_tools(),
        *named,
        _made("all-long", name="W" * 190, **texts),
        _made("extremes", name="Extremes", panel=low),
    ]


@cache
def library() -> Library:
    """Odd tools before eight reviewers."""
    return library_of(_tools(), ("Ann Long-Name", "通", "Ops"))


def drawn(found: Library, key: str, category: str = "") -> tuple[CardView, Canvas]:
    """A card, drawn."""
    view = card(found, SITE, key, category)
    assert isinstance(view, CardView)
    return view, draw(view, FACES, PALETTE)


def beyond(canvas: Canvas) -> list[str]:
    """Texts whose ink leaves the room that they had, or the margins of the card."""
    return [
        one.text
        for one in canvas.placed
        if one.left < max(one.room[0], MARGIN) - _SLACK or one.right > min(one.room[1], WIDTH - MARGIN) + _SLACK
    ]


@pytest.mark.parametrize("key", [*(tool.slug for tool in _tools())])
def test_odd_names_stay_in_their_place(key: str) -> None:
    """No text leaves its place on the card of a tool, and beside one and three others on that of a comparison."""
    for others in ((), ("all-long",), ("all-long", "letter", "odd-rtl")):
        _, canvas = drawn(library(), matchup_slug([key, *others]))
        assert not beyond(canvas)


@pytest.mark.parametrize(("slug", "shown"), [(slug, shown) for slug, (_, shown) in NAMES.items()])
def test_names_that_the_fonts_lack_are_spelled_or_told_by_their_slug(slug: str, shown: str) -> None:
    """Accents that are missing leave their letter and pictograms nothing; where a letter is missing the slug stands."""
    view, canvas = drawn(library(), slug)
    assert drawable(NAME, view.tools[0]) == shown
    assert view.alt.startswith(NAMES[slug][0])
    assert canvas.placed


def test_pictures_of_odd_names_are_there_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    """Cards of the longest, oddest and emptiest names are written into a folder, each of its size and weight."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = ("page/home", "page/ladder", "page/method")
    duels = ("extremes-vs-wide", "all-long-vs-arabic-vs-odd-no-panel", "all-long-vs-letter-vs-markup-vs-wide")
    raster = Raster()
    for key in ("wide", "arabic", "emoji", "letter", "markup", "all-long", "extremes", "odd-no-panel", *duels, *pages):
        view, canvas = drawn(demo_library() if key in pages else library(), key)
        png = raster.png(canvas.svg(view.alt))
        (PICTURES / f"{key.replace('/', '-')}.png").write_bytes(png)
        assert len(png) <= 120_000
        assert png[16:24] == WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big")
    raster.close()
    with capsys.disabled():
        print(f"\ncards to look at: {PICTURES}")


def test_markup_is_no_markup() -> None:
    """The SVG of a hostile name is sound XML of nothing but shapes; no text of anybody's stands in it but the title."""
    view, canvas = drawn(library(), "markup")
    root = ElementTree.fromstring(canvas.svg(view.alt))  # noqa: S314
    assert {each.tag.partition("}")[2] for each in root.iter()} == {"svg", "title", "g", "path"}
    assert "<script>alert(1)</script>" in (root.findtext("{*}title") or "")


def test_samples_are_labelled() -> None:
    """A card of sample takes says so on it and in words, also where some of its tools have others."""
    for key, said in (("ollama", "Sample panel"), ("aider-vs-ollama", "Sample panel"), ("page/home", "Sample panels")):
        assert said in [one.text for one in drawn(demo_library(), key)[1].placed]
    assert "Sample panel" in drawn(demo_library(), "ollama")[0].alt
    _, mixed = drawn(library(), "extremes-vs-wide")
    assert "Some sample takes" in [one.text for one in mixed.placed]
    assert not any("sample" in one.text.lower() for one in drawn(library(), "extremes")[1].placed)


@given(some.text(max_size=120), some.integers(120, 900), some.integers(1, 3))
def test_any_text_fits(text: str, width: int, most: int) -> None:
    """Whatever the text, its lines are at most so many and none is wider than its place."""
    plain = spelled(NAME, text) or ""
    fitted = fit(NAME, plain, width, (60, 40, 30), most)
    assert len(fitted.lines) <= most
    assert all(NAME.width(line) * fitted.size <= width + 0.01 for line in fitted.lines)


def test_colours_are_those_of_the_look() -> None:
    """The palette has what the token file has, in both themes."""
    assert (PALETTE.light["ship"], PALETTE.dark["ship"]) == ("#00665b", "#52cfb6")
    assert len(PALETTE.light) == len(PALETTE.dark) >= 20

"""What a file cannot bring is said in plain words; what is cut stays whole to the eye."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.desk.odd_shelves import NOW
from tests.shelves import SITE
from verdicts.desk.shelving.addresses import shelved
from verdicts.desk.shelving.brought import Brought
from verdicts.desk.shelving.fitting import fit_line, fit_note
from verdicts.desk.shelving.reading import LARGEST, read
from verdicts.domain.shelves import MOST_BOOKMARKS, MOST_SHELVES

HOST = SITE.url.removeprefix("https://")


def brought(text: str | bytes, name: str = "my file.txt") -> Brought:
    """What a file brings."""
    return read(text if isinstance(text, bytes) else text.encode(), name, SITE, NOW)


def ours(*shelves: Any, **more: Any) -> str:
    """A JSON file of shelves."""
    return json.dumps({"format": "verdicts-shelves", "version": 1, "shelves": shelves} | more)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"https://{HOST}/tools/ollama", "/tools/ollama"),
        (f"http://{HOST}/tools/ollama/", "/tools/ollama"),
        (f" HTTPS://{HOST.upper()}:443/tools/ollama?from=x#prices\n", "/tools/ollama"),
        (f"https://{HOST}/compare/vllm-vs-ollama/", "/compare/ollama-vs-vllm"),
        (f"https://{HOST}/compare/ollama-vs-ollama", "/tools/ollama"),
        ("/compare/c-vs-b-vs-a", "/compare/a-vs-b-vs-c"),
        (f"https://{HOST}/compare/a-vs-b-vs-c-vs-d-vs-e", f"https://{HOST}/compare/a-vs-b-vs-c-vs-d-vs-e"),
        (f"https://{HOST}/tools/Not_A_Slug", f"https://{HOST}/tools/Not_A_Slug"),
        (f"https://{HOST}/ladder", f"https://{HOST}/ladder"),
        (f"https://{HOST}:8443/tools/ollama", f"https://{HOST}:8443/tools/ollama"),
        (f"https://{HOST}.evil.example/tools/ollama", f"https://{HOST}.evil.example/tools/ollama"),
        ("https://x.example/tools/ollama", "https://x.example/tools/ollama"),
        ("//x.example/tools/ollama", None),
        ("/account", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("place:sort=8", None),
        ("https://", None),
        ("https://x.example/a b", None),
        ("https://x.example:99999/", None),
        ("https://[x/", None),
        ("https://x.example/\ud800", None),
        ("https://x.example/" + "a" * 2000, None),
        ("", None),
    ],
)
def test_addresses(text: str, kept: str | None) -> None:
    """Pages of this very site are kept short and in one order, other web addresses as written, nothing else."""
    assert shelved(text, SITE) == kept


def test_texts_that_are_too_long_are_cut_and_said() -> None:
    """A name, a title and a note that are too long are cut, each with a fault that says where and by how much."""
    kept = {"address": "https://x.example/", "title": "t" * 301, "note": "n" * 2001, "added_at": "2026-01-01T00:00:00Z"}
    result = brought(ours({"name": "N" * 90, "made_at": "2026-01-01T00:00:00Z", "bookmarks": [kept]}))
    [shelf] = result.shelves
    assert (len(shelf.name), len(shelf.bookmarks[0].title), len(shelf.bookmarks[0].note)) == (80, 300, 2000)
    assert [str(fault) for fault in result.faults] == [
        "shelf 1: the shelf's name is 90 characters long; cut to 80",
        f'bookmark 1 of shelf "{"N" * 80}": the note is 2,001 characters long; cut to 2,000',
        f'bookmark 1 of shelf "{"N" * 80}": the title is 301 characters long; cut to 300',
    ]


@pytest.mark.parametrize("mark", ["👩‍🚀", "🇩🇪", "👍🏽", "e\u0301", "❤️", "🏴\U000e0067\U000e0062\U000e007f"])
def test_a_cut_tears_no_character(mark: str) -> None:
    """Emoji that are joined, toned or flags, and letters with accents stay whole or go."""
    for most in range(1, 12):
        cut = fit_line(mark * 12, most).text
        assert len(cut) <= most
        assert most < len(mark) or cut == mark * (len(cut) // len(mark))
    assert len(fit_note("e" + "\u0301" * 5000, 2000).text) == 2000


def test_lines_and_characters_that_cannot_be_kept() -> None:
    """Breaks in a line become a space, NUL and halves of characters go and that is said; a note keeps its lines."""
    assert fit_line(" a\r\n\tb\u2028c ", 80).text == "a b c"
    assert fit_line("a\x00b\ud800", 80).fault == "holds characters that cannot be kept; they were left out"
    assert fit_note("\r\n a\x00\n\x0b", 80).text == "\r\n a\n\x0b"


def test_repeats_are_counted() -> None:
    """Of an address that comes again, also in another writing, the first is kept and the number of others is said."""
    addresses = ("/tools/a", f"{SITE.url}/tools/a", "/compare/a-vs-b", "/compare/b-vs-a")
    shelves = [{"name": name, "bookmarks": [{"address": one, "note": name} for one in addresses]} for name in "AB"]
    result = brought(ours(*shelves))
    assert [[kept.address for kept in shelf.bookmarks] for shelf in result.shelves] == [
        ["/tools/a", "/compare/a-vs-b"],
        [],
    ]
    assert [str(fault) for fault in result.faults] == [
        "my file.txt: 6 repeat an address that stands before; the first was kept"
    ]


def test_at_most_a_hundred_faults_are_kept() -> None:
    """Faults beyond a hundred are counted only."""
    result = brought("url\n" + "javascript:1\n" * 250)
    assert (len(result.faults), result.total, result.shelves) == (100, 250, ())
    assert result.faults[0].where == "line 2"


def test_no_more_than_a_reader_may_keep() -> None:
    """Bookmarks beyond the limit are left out, shelves beyond it pour into the first; both are said."""
    many = brought("url\n" + "".join(f"https://x.example/{n}\n" for n in range(MOST_BOOKMARKS + 3)))
    assert many.bookmarks == MOST_BOOKMARKS
    assert many.faults[0].what == "3 are beyond 20,000 bookmarks; left out"
    wide = brought("url,folder\n" + "".join(f"https://x.example/{n},{n}\n" for n in range(MOST_SHELVES + 3)))
    assert (len(wide.shelves), wide.shelves[-1].name, wide.bookmarks) == (MOST_SHELVES, "Bookmarks", MOST_SHELVES + 3)
    assert wide.total == 4


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is neither a bookmark file"),
        ("hello", "is neither a bookmark file"),
        ("name,age\nx,1\n", "is neither a bookmark file"),
        ("{", "is not JSON: line 1"),
        ("[]", "is JSON, but not of shelves"),
        ('{"format": "other"}', "is JSON, but not of shelves"),
        (ours(version=2), "is of another version"),
        (b"{\xff}", "is not UTF-8"),
        (b" " * (LARGEST + 1), "is larger than 10 MB"),
    ],
)
def test_other_files_are_refused(text: str | bytes, reason: str) -> None:
    """A file that is none of the three brings nothing but the reason."""
    result = brought(text)
    assert (result.shelves, result.total) == ((), 1)
    assert result.faults[0].where == "my file.txt"
    assert result.faults[0].what.startswith(reason)


def test_wrong_types_in_json_are_faults() -> None:
    """Each value of a wrong type is said, and everything beside it still comes."""
    kept = [{"address": 1}, "x", None, {"address": "/tools/a", "note": [], "title": {}, "added_at": "yesterday"}]
    result = brought(ours(7, {"name": 5, "bookmarks": kept}, {"name": "B", "bookmarks": "none"}))
    assert [(shelf.name, len(shelf.bookmarks)) for shelf in result.shelves] == [("Bookmarks", 1), ("B", 0)]
    assert [str(fault) for fault in result.faults] == [
        "shelf 1: must be an object in braces; left out",
        "shelf 2: name must be text in quotes",
        'bookmark 1 of shelf "Bookmarks": address must be text in quotes',
        'bookmark 1 of shelf "Bookmarks": has no address; left out',
        'bookmark 2 of shelf "Bookmarks": must be an object in braces; left out',
        'bookmark 3 of shelf "Bookmarks": must be an object in braces; left out',
        'bookmark 4 of shelf "Bookmarks": title must be text in quotes',
        'bookmark 4 of shelf "Bookmarks": note must be text in quotes',
        'bookmark 4 of shelf "Bookmarks": the date cannot be read; today\'s was taken',
        "shelf 3: bookmarks must be a list in brackets",
    ]

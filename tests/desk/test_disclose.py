"""The privacy page tells what the program keeps, and forgets nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.libraries import SITE, TODAY, demo_library
from tests.serving import HOUSE
from verdicts.desk.disclose import disclose
from verdicts.desk.disclosing.in_database import ACCOUNT, CATALOGUE, CORRECTIONS, NEWSLETTER, SHELVES, VOTES
from verdicts.desk.disclosing.on_device import COOKIES, STORAGE
from verdicts.desk.identity import LONGEST
from verdicts.domain.accounts import LINK_LASTS, SESSION_IDLE, SESSION_LASTS
from verdicts.store.forgetting import KEPT_FOR
from verdicts.store.tables import Row
from verdicts.views.privacy import KeptView

DATABASE, DEVICE = (*VOTES, *ACCOUNT, *SHELVES, *NEWSLETTER, *CORRECTIONS), (*COOKIES, *STORAGE)
PEOPLE = {
    "reader",
    "account_id",
    "email",
    "address",
    "subscriber_id",
    "network",
}  # columns that make a table one about people
_CALL = re.compile(
    r"(?:\bstored|(?:local|session)Storage\.(?:set|get|remove)Item)\(\s*([\w.]+|\"[^\"]*\"|'[^']*'|`[^`]*`)"
)
_STATE = re.compile(r"rx\.(?:LocalStorage|SessionStorage|Cookie)\([^)]*?(?:name=\"([^\"]+)\"[^)]*)?\)")


def _python() -> Iterator[str]:
    for file in sorted((HOUSE / "verdicts").rglob("*.py")):
        if "disclosing" not in file.parts:
            yield file.read_text(encoding="utf-8")


def _stored(script: str) -> Iterator[str]:
    """The keys that a script keeps things under; a name stands for the string that it was given in the same file."""
    for named in _CALL.findall(script):
        constant = re.search(rf"const {re.escape(named)} = [\"'`]([^\"'`]+)[\"'`]", script)
        yield constant[1] if constant else named.strip("\"'`")


def _shown() -> list[KeptView]:
    return [each for section in disclose(demo_library(), SITE, TODAY).sections for each in section.kept]


def test_every_table_is_named() -> None:
    """Each table is either among what is kept of readers or among the catalogue's, never in both."""
    kept = {table for each in DATABASE for table in each.tables}
    assert kept | set(CATALOGUE) == set(Row.metadata.tables)
    assert not kept & set(CATALOGUE)


@pytest.mark.parametrize("name", CATALOGUE)
def test_tables_of_the_catalogue_hold_nobody(name: str) -> None:
    """No table of the catalogue has a column that tells of a reader."""
    assert not PEOPLE & set(Row.metadata.tables[name].columns.keys())


def test_every_cookie_is_named() -> None:
    """Each cookie that the program names is among what is kept; its name is written whole, so that it can be found."""
    named = {name for each in COOKIES for name in each.cookies}
    found = {name for text in _python() for name in re.findall(r"\"__Host-([^\"]*)\"", text)} - {"{COOKIE}"}
    found |= {name for text in _python() for name in re.findall(r"^COOKIE = \"([^\"]+)\"", text, re.MULTILINE)}
    assert {"reader", "session"} <= found
    assert found - {""} <= named


def test_every_key_in_the_browser_is_named() -> None:
    """Each key of local and session storage that our scripts and states use is among what is kept."""
    named = {name for each in STORAGE for name in each.storage}
    scripts = [file.read_text(encoding="utf-8") for file in sorted((HOUSE / "assets" / "js").glob("*.js"))]
    found = {name for script in scripts for name in _stored(script)} - {"key"}  # of stored.js, which is called with one
    found |= {name for text in _python() for name in _STATE.findall(text)}
    assert {"theme", "tray", "verdicts-voted"} <= found <= named


def test_all_that_is_kept_is_on_the_page() -> None:
    """Every thing that is kept is shown with what it holds, why and how long; names of device keys stand in words."""
    shown = _shown()
    assert [each.view() for each in (*DEVICE, *DATABASE)] == shown
    assert all(each.holds and each.why and each.lasts for each in shown)
    for each in DEVICE:
        assert all(f"“{name}”" in each.name + each.holds for name in (*each.cookies, *each.storage))


def test_spans_are_those_of_the_code() -> None:
    """How long cookies, sessions, links and networks last is what the program goes by; no blank is left."""
    lasts = " ".join(each.lasts for each in _shown())
    for span in (LONGEST, SESSION_IDLE, KEPT_FOR):
        assert f"{span.days} days" in lasts
    assert SESSION_LASTS.days == 365
    assert "a year at most" in lasts
    assert f"{LINK_LASTS.seconds // 60} minutes" in lasts
    sections = disclose(demo_library(), SITE, TODAY).sections
    words = " ".join(part for section in sections for part in section.paragraphs)
    assert "{" not in words
    assert f"not only after {KEPT_FOR.days} days" in words

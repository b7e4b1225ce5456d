"""Address and short name follow the name."""

from __future__ import annotations

from verdicts.domain.slugs import slug_fault
from verdicts.domain.working.edits import Clash, Edit
from verdicts.domain.working.following import following, put_new


def test_they_follow_until_somebody_writes_them() -> None:
    """Each change of the name takes both along; one that was written by hand stays, and the other still follows."""
    cells = dict(following({}, {"name": "Große Möwe 2"}))
    assert (cells["slug"], cells["short_name"]) == ("groe-mowe-2", "Große Möwe 2")
    cells = dict(following(cells, {**cells, "name": "Seagull"}))
    assert (cells["slug"], cells["short_name"]) == ("seagull", "Seagull")
    cells["slug"] = "gull"
    cells = dict(following(cells, {**cells, "name": "Seagull Pro"}))
    assert (cells["slug"], cells["short_name"]) == ("gull", "Seagull Pro")


def test_a_name_without_an_address_gets_none() -> None:
    """Letters of another script and the word that parts comparisons make no address; nothing broken is suggested."""
    for name in ("かもめ", "A vs B", "vs", "-" * 300):
        assert following({}, {"name": name})["slug"] == ""
    assert slug_fault(following({}, {"name": "x" * 300})["slug"]) is None


def test_other_changes_move_nothing() -> None:
    """Where the name stays all else does."""
    before = {"name": "A", "slug": "", "short_name": ""}
    assert following(before, {**before, "maker": "M"}) == {**before, "maker": "M"}


def test_what_followed_is_nobodys_text() -> None:
    """Who began to write the short name before it followed writes over it; over another editor's text they do not."""
    cells = put_new({}, Edit("name", "Seagull", ""))
    assert not isinstance(cells, Clash)
    written = put_new(cells, Edit("short_name", "Gull", ""))
    assert not isinstance(written, Clash)
    assert written["short_name"] == "Gull"
    assert isinstance(put_new(written, Edit("short_name", "Bird", "")), Clash)

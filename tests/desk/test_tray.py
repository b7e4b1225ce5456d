"""The compare tray: four tools at most, nothing believed that a browser kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.shelves import SITE, generated
from verdicts.desk.tray import REFUSED, open_tray, toggle

SHELF = generated(20)
SLUGS = sorted(SHELF.cards)
LIBRARY: Any = SimpleNamespace(catalogue=lambda: SHELF)


@given(st.lists(st.one_of(st.sampled_from(SLUGS), st.text(max_size=20)), max_size=12))
def test_only_tools_are_believed(kept: list[str]) -> None:
    """Whatever the browser kept, the tray holds known tools, each once, four at most, keys in slug order."""
    view = open_tray(LIBRARY, SITE, ",".join(kept))
    assert set(view.slugs) <= set(SLUGS)
    assert [one.slug for one in view.picked] == view.slugs == sorted(view.slugs)
    assert len(view.slugs) == len(set(view.slugs)) <= 4
    assert "".join(one.i for one in [*view.picked, *view.empty]) in ("", "abcd")


def test_picking_counts_and_leads_on() -> None:
    """One tool asks for one more, two lead to their comparison in slug order, a second click takes out."""
    one = toggle(LIBRARY, SITE, "", SLUGS[1])
    assert (one.count, one.href) == ("Pick one more", "")
    two = toggle(LIBRARY, SITE, SLUGS[1], SLUGS[0])
    assert (two.count, two.href) == ("Compare 2", f"/compare/{SLUGS[0]}-vs-{SLUGS[1]}")
    assert toggle(LIBRARY, SITE, ",".join(two.slugs), SLUGS[0]).slugs == [SLUGS[1]]


def test_a_fifth_is_refused_in_words() -> None:
    """A fifth tool changes nothing and says why; an unknown one changes nothing."""
    kept = ",".join(SLUGS[:4])
    assert (toggle(LIBRARY, SITE, kept, SLUGS[4]).slugs, toggle(LIBRARY, SITE, kept, SLUGS[4]).refused) == (
        SLUGS[:4],
        REFUSED,
    )
    assert toggle(LIBRARY, SITE, kept, "no-such-tool").refused == ""

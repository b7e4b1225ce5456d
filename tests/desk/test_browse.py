"""Browsing: one address for one listing, counts that can be recounted, and always a nearest page."""

from __future__ import annotations

import json
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shelves import generated, listing, shelf
from verdicts.desk.browsing.facets import FACETS, mask_of, within
from verdicts.desk.catalogue import panel_rank
from verdicts.desk.search import matches
from verdicts.domain.cards import Card

MANY = 400
MOST_PAGES = 200  # whose links are all followed, some forty each: 8,000 addresses are enough
SHELF = generated(MANY)
VALUES = {key: sorted({value for one in SHELF.ranked if (value := facet.value(one))}) for key, facet in FACETS.items()}

choices = st.fixed_dictionaries(
    {}, optional={key: st.lists(st.sampled_from(values), min_size=1, max_size=3) for key, values in VALUES.items()}
)
texts = st.sampled_from(["", "", "engine", "stu", "a", "keeps", "zzzzqqq"])


def asking(chosen: dict[str, list[str]], text: str = "", **more: str) -> str:
    """A query string, keys in no particular order."""
    pairs = [(key, value) for key, values in chosen.items() for value in values]
    return urlencode([*more.items(), *pairs, *([("q", text)] if text else [])])


def kept(chosen: dict[str, list[str]], text: str, but: str = "") -> list[Card]:
    """The slow way: every tool looked at one by one."""
    pool = matches(SHELF, text) if text else SHELF.ranked
    return [
        one for one in pool if all(FACETS[key].value(one) in values for key, values in chosen.items() if key != but)
    ]


@given(choices, texts)
def test_the_count_can_be_recounted(chosen: dict[str, list[str]], text: str) -> None:
    """A listing holds exactly the tools that its text finds and its filters leave."""
    view, found = listing(SHELF, asking(chosen, text)), kept(chosen, text)
    assert view.count.replace(",", "").split()[0] == str(len(found))
    assert len(view.rows) == min(48, len(found))


@given(choices, texts)
def test_facet_counts_hold_the_other_facets(chosen: dict[str, list[str]], text: str) -> None:
    """Each value counts what it would show with the text and all other facets, over the whole result."""
    view = listing(SHELF, asking(chosen, text))
    for facet in view.facets:
        pool = kept(chosen, text, but=facet.key)
        shown = {parse_value(choice.href, choice.on, facet.key, chosen): choice.count for choice in facet.choices}
        for value in VALUES[facet.key]:
            many = sum(FACETS[facet.key].value(one) == value for one in pool)
            assert shown.get(value, "0").replace(",", "") == str(many)


def parse_value(href: str, on: str, key: str, chosen: dict[str, list[str]]) -> str:
    """Which value a facet's link is about: the one that it adds or takes back."""
    after = {value for name, value in parse_qsl(href.partition("?")[2]) if name == key}
    (value,) = after ^ set(chosen.get(key, []))
    assert (value in chosen.get(key, [])) == (on == "true")
    return value


@settings(max_examples=min(settings().max_examples, MOST_PAGES))
@given(choices, texts, st.sampled_from(["", "panel", "newest", "name", "relevance"]), st.integers(0, 12))
def test_an_address_reads_one_way(chosen: dict[str, list[str]], text: str, sort: str, page: int) -> None:
    """A canonical query string leads to itself, and every link of a page is canonical too."""
    view = listing(SHELF, asking(chosen, text, sort=sort, page=str(page)))
    assert listing(SHELF, view.query) == view
    assert view.meta.canonical.endswith(view.address)
    links = [choice.href for facet in view.facets for choice in facet.choices]
    for href in [*links, *(sort.href for sort in view.sorts), *(one.href for one in view.active)]:
        assert listing(SHELF, href.partition("?")[2]).address == href


@given(st.text(max_size=200))
def test_any_query_string_has_a_page(text: str) -> None:
    """Whatever stands behind the question mark, there is a listing for it."""
    assert listing(SHELF, text).path == "/tools"


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ("utm_source=mail&ref=1", ""),
        ("page=1&sort=panel", ""),
        ("page=0", ""),
        ("page=-3&sort=votes&verdict=maybe&category=Nothing", ""),
        ("page=9999999", "page=9"),
        ("page=999999999999999999999", ""),
        ("page=2%00", ""),
        ("PRICING=free", ""),
        ("pricing=FREE&pricing=free", "pricing=free"),
        ("pricing=paid&pricing=free", "pricing=free&pricing=paid"),
        ("sort=relevance", ""),
        ("category=vector+databases", "category=Vector%20databases"),
        ("q=++", ""),
        ("q=studio&sort=relevance", "q=studio"),
        ("q=studio&sort=panel", "q=studio&sort=panel"),
        ("q=first&q=%20st%20udio%0a", "q=st%20udio"),
    ],
)
def test_the_nearest_page(given: str, query: str) -> None:
    """Unknown keys are passed over, bad values dropped, doubles joined, and a page too far is the last one."""
    assert listing(SHELF, given).query == query


def test_pages_hold_every_tool_once() -> None:
    """Walking from page to page by its links meets every tool that is not retired once, in panel order."""
    seen, view = [], listing(SHELF)
    for number in range(1, 10):
        assert view.page == f"Page {number} of 9"
        seen += [row.slug for row in view.rows]
        last, view = view, listing(SHELF, view.following.href.partition("?")[2])
        assert last.following.href == "" or view.previous.href == last.address
    assert last.following.href == ""
    assert seen == [one.slug for one in sorted((c for c in SHELF.cards.values() if not c.retired), key=panel_rank)]


def test_orders() -> None:
    """Newest goes by the day of publication, name by the alphabet; a search offers the best match first."""
    days = [SHELF.cards[row.slug].published_on for row in listing(SHELF, "sort=newest").rows]
    assert all(later >= earlier for later, earlier in pairwise(days))
    names = [row.name.casefold() for row in listing(SHELF, "sort=name").rows]
    assert names == sorted(names)
    usual = ["Panel ship", "Community", "Most voted", "Most contested", "Newest", "Name"]
    assert [sort.name for sort in listing(SHELF).sorts] == usual
    assert [sort.name for sort in listing(SHELF, "q=studio").sorts] == ["Best match", *usual]


@pytest.mark.parametrize(
    ("query", "sorted_by"),
    [
        ("", ("none", "descending", "none")),
        ("sort=name", ("ascending", "none", "none")),
        ("sort=community", ("none", "none", "descending")),
        ("sort=newest", ("none", "none", "none")),
    ],
)
def test_the_sorted_column_is_marked(query: str, sorted_by: tuple[str, str, str]) -> None:
    """The column that the order goes by says so: the names upwards, the share of ship downwards."""
    view = listing(SHELF, query)
    assert (view.by_name, view.by_share, view.by_community) == sorted_by
    assert view.rows[0].share.endswith("%")


def test_nothing_found_says_what_to_drop() -> None:
    """An empty result names its filters, says what dropping each of several would show, and keeps its facets."""
    view = listing(SHELF, "q=zzzzqqq&pricing=free")
    assert view.nothing == "No tool matches “zzzzqqq” and “Free” together."
    free = len(kept({"pricing": ["free"]}, ""))
    assert [one.label for one in view.offers] == [
        f"Dropping “zzzzqqq” would show {free}.",
        "Dropping “Free” alone would still show none.",
    ]
    assert (view.rows, view.clear, view.page) == ([], "/tools", "")
    assert view.count == f"0 of {len(SHELF.ranked)} tools"
    assert {value.none for facet in view.facets for value in facet.choices if value.on == "false"} == {"true"}
    assert listing(SHELF, "q=zzzzqqq").offers == []


def test_an_empty_catalogue_says_so() -> None:
    """Without any tool there is a sentence, and nothing to choose or to drop."""
    view = listing(shelf([]), "q=x&page=3")
    assert view.nothing == "There are no tools in the catalogue yet."
    assert (view.facets, view.rows, view.page) == ([], [], "")


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ("", ""),
        ("pricing=free", ""),
        ("page=2", ""),
        ("q=a", "noindex, follow"),
        ("pricing=free&verdict=ship", "noindex, follow"),
    ],
)
def test_search_engines_see_no_combinations(query: str, robots: str) -> None:
    """Searches and more than one filter stay out of the index, and so do the links that lead there."""
    view = listing(SHELF, query)
    assert view.meta.robots == robots
    for choice in (choice for facet in view.facets for choice in facet.choices):
        assert (choice.rel == "nofollow") == bool(listing(SHELF, choice.href.partition("?")[2]).meta.robots)


def test_structured_data_lists_the_page() -> None:
    """The page's tools are an ItemList with their places in the whole result."""
    graph = json.loads(listing(SHELF, "page=2").meta.json_ld)["@graph"]
    items = next(piece for piece in graph if piece["@type"] == "ItemList")["itemListElement"]
    assert [item["position"] for item in items] == list(range(49, 97))


@given(st.sets(st.integers(0, 300)), st.lists(st.integers(0, 400)))
def test_masks_are_sets(places: set[int], order: list[int]) -> None:
    """A mask keeps exactly its places, in the order asked for."""
    assert within(mask_of(places), order) == [place for place in order if place in places]

"""Slugs and the addresses made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.matchups import comparison_path, matchup_slug, pairs, split_matchup
from verdicts.domain.slugs import slug_fault

WORDS = st.sampled_from(["vs", "a", "b2", "v", "s", "vsv", "tool", "8x24b"])
SLUGS = st.lists(WORDS, min_size=1, max_size=4).map("-".join).filter(lambda slug: slug_fault(slug) is None)


@given(st.sets(SLUGS, min_size=1, max_size=4))
def test_every_matchup_slug_reads_one_way(slugs: set[str]) -> None:
    """Splitting the slug of a matchup gives back exactly its tools, whatever words their slugs hold."""
    assert split_matchup(matchup_slug(slugs)) == sorted(slugs)


@given(st.lists(SLUGS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(slugs: list[str], chance: object) -> None:
    """A matchup has one slug, however its tools are ordered or repeated."""
    shuffled = slugs + slugs[:1]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert matchup_slug(shuffled) == matchup_slug(slugs)


@pytest.mark.parametrize(
    "slug", ["vs", "vs-a", "a-vs", "a-vs-b", "A", "a--b", "-a", "a-", "", "a b", "ä", "a\n", "٣", "x" * 101]
)
def test_slugs_that_would_blur_an_address_are_refused(slug: str) -> None:
    """A slug with a bad shape or with vs as one of its words is refused with a reason."""
    assert slug_fault(slug)


@pytest.mark.parametrize("slug", ["a", "vsv", "a-vsv-b", "canvas-2", "8x24b", "x" * 100])
def test_good_slugs_pass(slug: str) -> None:
    """Letters, digits and single hyphens make a slug, and vs may be part of a longer word."""
    assert slug_fault(slug) is None


@pytest.mark.parametrize(
    ("slugs", "path"),
    [([], "/compare"), (["b"], "/tools/b"), (["b", "a"], "/compare/a-vs-b"), (["b", "b"], "/tools/b")],
)
def test_a_choice_of_tools_has_one_place(slugs: list[str], path: str) -> None:
    """No tools lead to the picker, one to its page, more to their comparison."""
    assert comparison_path(slugs) == path


@given(st.sets(SLUGS, min_size=2, max_size=4))
def test_pairs_are_all_matchups_of_two(slugs: set[str]) -> None:
    """n tools have n(n-1)/2 matchups of two, each once."""
    found = pairs(slugs)
    assert len(found) == len(set(found)) == len(slugs) * (len(slugs) - 1) // 2

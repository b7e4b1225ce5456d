"""Matchups: those that somebody picked on, and any one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verdicts.desk.comparison.judged import published
from verdicts.desk.comparison.scores import exact_means, shared_keys
from verdicts.desk.comparison.shared import shared_sentence
from verdicts.desk.comparison.words import standfirst
from verdicts.domain.matchups import FEWEST, MOST, matchup_slug, split_matchup
from verdicts.domain.panels import percent
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE, Split
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask, MatchupsAsk
from verdicts.web.api.cursor import number_after
from verdicts.web.api.problems import NOT_FOUND, Elsewhere, Refused
from verdicts.web.api.shapes.votes import Matchup, MatchupItem, MatchupList, Mean, Pick
from verdicts.web.api.tools import rounded


def matchups(asking: Asking[MatchupsAsk]) -> MatchupList:
    """Matchups by the time of their first pick."""
    ask, catalogue = asking.ask, asking.catalogue
    holding = ask.tool and asking.present(ask.tool)
    rest = asking.records.splits(number_after(asking.form, ask) or 0, ask.limit + 1, holding)
    page, demo = rest[: ask.limit], asking.records.library.demo_votes()
    return MatchupList(
        items=[_item(asking, split, demo) for _, split in page if all(slug in catalogue.cards for slug in split.picks)],
        next=asking.next(ask, page[-1].number) if len(rest) > ask.limit else None,
    )


def matchup(asking: Asking[Ask]) -> Matchup:
    """One matchup, whether or not anybody picked on it."""
    slugs, catalogue = _slugs(asking), asking.catalogue
    split = asking.records.split(matchup_slug(slugs))
    split = split if split.picks else Split(dict.fromkeys(slugs, 0))
    tools, reviewers = asking.records.library.tools(slugs), catalogue.reviewers
    shared = shared_keys(tools, reviewers)
    means = exact_means(tools, shared)
    return Matchup(
        **dict(_item(asking, split, asking.records.library.demo_votes())),
        sentence=standfirst(published(tools), reviewers, means, len(shared)),
        shared=shared_sentence(tools, reviewers, shared),
        shared_reviewers=shared,
        means=[Mean(tool=slug, mean=rounded(of)) for slug, of in zip(slugs, means, strict=False)],
        sample=any(take.origin == "sample" for tool in tools for take in tool.panel),
    )


def _slugs(asking: Asking[Ask]) -> list[str]:
    """The tools that are asked for. Raises Elsewhere for another form of the address, Refused where it is none."""
    given, catalogue = asking.names["matchup"], asking.catalogue
    asked = [asking.present(slug) for slug in split_matchup(given)[: MOST + 5]]
    if unknown := [slug for slug in asked if slug not in catalogue.cards]:
        raise Refused(NOT_FOUND, f"There is no tool called {', '.join(unknown)[:200]}.")
    slugs = sorted(set(asked))
    if not FEWEST <= len(slugs) <= MOST:
        raise Refused(NOT_FOUND, f"A matchup has {FEWEST} to {MOST} tools, like ollama-vs-vllm.")
    if matchup_slug(slugs) != given:
        raise Elsewhere(f"/matchups/{matchup_slug(slugs)}")
    return slugs


def _item(asking: Asking[Any], split: Split, demo: bool) -> MatchupItem:
    slug, shares = matchup_slug(split.picks), _shares(split)
    return MatchupItem(
        slug=slug,
        picks=[Pick(tool=each, picks=many, share=shares.get(each)) for each, many in sorted(split.picks.items())],
        count=split.count,
        accounts=split.accounts,
        settled=split.settled,
        version=split.version,
        demo_votes=demo,
        page=asking.address(f"/compare/{slug}"),
    )


def _shares(split: Split) -> Mapping[str, int]:
    """Whole percent by tool; of two, both add up to 100. None under five picks."""
    if split.count < FEWEST_FOR_A_SHARE:
        return {}
    first, *others = sorted(split.picks)
    shares = {slug: percent(many, split.count) for slug, many in split.picks.items()}
    return {first: shares[first], others[0]: 100 - shares[first]} if len(others) == 1 else shares

"""Draw up a badge: what it says of a tool's panel and of its readers."""

from __future__ import annotations

from verdicts.desk.cards.find import find_tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.wording import plural
from verdicts.domain.panels import PanelCount, count
from verdicts.domain.tallies import Tally
from verdicts.views.cards import BadgeView

_NO_BREAK = "\u00a0"


def badge(library: Library, site: Site, slug: str) -> BadgeView | Moved | Missing:
    """The badge of the tool at a slug; Moved holds its present slug. Numbers are at most a second old."""
    catalogue = library.catalogue()
    found = find_tools(library, catalogue, slug, most=1)
    if isinstance(found, Moved | Missing):
        return found
    tool, tally = library.tools(found)[0], library.tallies().get(slug, Tally())
    panel, demo = count(take.score for take in tool.panel), library.demo_votes()
    sample, retired = any(take.origin == "sample" for take in tool.panel), catalogue.cards[slug].retired
    stamp = f"{'Sample: ' if sample else ''}{stamp_words(panel)}"
    said = "retired" if retired else votes_words(tally, demo)
    title = f"{tool.name} on {site.name}: {_panel_title(panel, sample)}. {_votes_title(tally, demo)}"
    return BadgeView(site.name, panel.verdict, stamp, said, f"{title} Retired." if retired else title)


def stamp_words(panel: PanelCount) -> str:
    """Ship 4/4, Skip 3/4, Split 2/4: how many of the reviewers the verdict stands on."""
    if panel.verdict == "none":
        return "No panel yet"
    return f"{panel.verdict.title()} {panel.skip if panel.verdict == 'skip' else panel.ship}/{panel.takes}"


def votes_words(tally: Tally, demo: bool) -> str:
    """87 % of 412; a count alone under five votes. `demo`: some of a site's votes were played by a program."""
    if not tally.count:
        return "no votes yet"
    played = " (demo)" if demo else ""
    if tally.share is None:
        return f"{plural(tally.count, 'vote')}{played}"
    return f"{tally.share}{_NO_BREAK}% of {tally.count:,}{played}"


def _panel_title(panel: PanelCount, sample: bool) -> str:
    if panel.verdict == "none":
        return "no panel take yet"
    label = "sample panel" if sample else "panel"
    return f"{label} {panel.verdict}, {panel.ship} of {plural(panel.takes, 'reviewer')} ship"


def _votes_title(tally: Tally, demo: bool) -> str:
    played = " Some votes of this site are a demonstration's." if demo and tally.count else ""
    if not tally.count:
        return "No community votes yet."
    if tally.share is None:
        return f"{plural(tally.count, 'community vote')}, too few for a share.{played}"
    return f"Community {tally.share}% ship of {plural(tally.count, 'vote')}.{played}"

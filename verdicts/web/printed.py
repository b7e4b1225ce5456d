"""The public pages as the press prints them: route, how to open the view, how to draw it."""

from __future__ import annotations

from verdicts.components.comparison.page import comparison_page
from verdicts.components.corrections.page import corrections_page
from verdicts.components.home.page import home_page
from verdicts.components.ladder.page import ladder_page
from verdicts.components.listing.page import listing_page
from verdicts.components.method.page import method_page
from verdicts.components.picker_page import picker_page
from verdicts.components.privacy.page import privacy_page
from verdicts.components.tool.page import tool_page
from verdicts.desk.browse import browse
from verdicts.desk.climb import climb
from verdicts.desk.compare import compare
from verdicts.desk.comparison.past import AS_OF
from verdicts.desk.correcting.open_form import open_form
from verdicts.desk.costing.paint import priced
from verdicts.desk.costing.plans import KEYS
from verdicts.desk.disclose import disclose
from verdicts.desk.explain import explain
from verdicts.desk.pick import pick
from verdicts.desk.show import show
from verdicts.desk.welcome import welcome
from verdicts.domain.weighing import AMOUNT, MUST, WEIGHT
from verdicts.web.numbers import of_comparison, of_corrections, of_home, of_ladder, of_listing, of_method, of_tool
from verdicts.web.paper.press import PaperPage

PRINTED = (
    PaperPage(
        "/",
        "home",
        "/",
        lambda library, site, ask: welcome(library, site, ask.today),
        home_page,
        numbers=of_home,
    ),
    PaperPage(
        "/compare",
        "picker",
        "/compare",
        lambda library, site, ask: pick(library, site, ask.query, ask.today),
        picker_page,
        asks=True,
        form=True,
    ),
    PaperPage(
        "/compare/",
        "comparison",
        "/compare",
        lambda library, site, ask: priced(compare(library, site, ask.rest, ask.today, ask.query), ask.query),
        comparison_page,
        asks=(AS_OF, f"{WEIGHT}*", MUST, AMOUNT, *KEYS),
        numbers=of_comparison,
    ),
    PaperPage(
        "/tools",
        "listing",
        "/tools",
        lambda library, site, ask: browse(library, site, ask.query, ask.today),
        listing_page,
        asks=True,
        numbers=of_listing,
    ),
    PaperPage(
        "/tools/",
        "tool",
        "/tools",
        lambda library, site, ask: priced(show(library, site, ask.rest, ask.today), ask.query),
        tool_page,
        asks=KEYS,
        numbers=of_tool,
    ),
    PaperPage(
        "/ladder",
        "ladder",
        "/ladder",
        lambda library, site, ask: climb(library, site, ask.query, ask.today),
        ladder_page,
        asks=True,
        numbers=of_ladder,
    ),
    PaperPage(
        "/method",
        "method",
        "/method",
        lambda library, site, ask: explain(library, site, ask.today),
        method_page,
        numbers=of_method,
    ),
    PaperPage(
        "/corrections",
        "corrections",
        "",
        lambda library, site, ask: open_form(library, site, ask.query),
        corrections_page,
        asks=True,
        numbers=of_corrections,
    ),
    PaperPage(
        "/privacy",
        "privacy",
        "/privacy",
        lambda library, site, ask: disclose(library, site, ask.today),
        privacy_page,
    ),
)

"""What stands over every page: the compare tray, and banners that speak when there is something to say."""

from typing import Any

import reflex as rx

from verdicts.components.edition import edition
from verdicts.components.greeting import greeting
from verdicts.components.trouble import trouble_banner
from verdicts.pages.news import own_news
from verdicts.pages.tray import compare_tray
from verdicts.states.account import AccountState
from verdicts.states.edition import EditionState
from verdicts.states.trouble import TroubleState


def overlays(opener: Any) -> list[rx.Component]:
    """Those of a page that `opener` opens: it shows the newer version in place as well."""
    newer = edition(EditionState.news, EditionState.since, EditionState.seats, [EditionState.open, opener])
    return [
        compare_tray(),
        trouble_banner(TroubleState.reference),
        own_news(),
        newer,
        greeting(AccountState.greeting),
    ]

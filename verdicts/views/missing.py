"""A page that is not there: what was not found, and where one may have wanted to go."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class MissingView:
    """`path` is the address that was asked for; empty means that nothing is missing."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    title: str = ""
    said: str = ""
    offer: str = ""
    links: list[LinkView] = field(default_factory=list)

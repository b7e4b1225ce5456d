"""The compare tray: up to four tools that one reader is about to compare."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PickedView:
    """One tool in its slot. `i` is its key, a to d; `letter` the same for the eye."""

    i: str = ""
    letter: str = ""
    slug: str = ""
    short_name: str = ""


@dataclass(frozen=True)
class TrayView:
    """What is picked, the slots still empty, and where it leads: no `href` until there are two."""

    picked: list[PickedView] = field(default_factory=list)
    empty: list[PickedView] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    href: str = ""
    count: str = ""
    full: bool = False
    refused: str = ""

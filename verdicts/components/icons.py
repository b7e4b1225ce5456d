"""Icons: 16 px, 1.5 px stroke, always beside words or under an aria-label."""

from verdicts.components import el
from verdicts.components.el import Element

_PATHS = {
    "search": ["M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z", "m10.5 10.5 4 4"],
    "next": ["M2.5 8h10M9 4.5 12.5 8 9 11.5"],
    "plus": ["M8 3v10M3 8h10"],
    "x": ["m4 4 8 8M12 4l-8 8"],
    "link": ["M9 3h4v4M13 3 7.5 8.5M6 4H3v9h9v-3"],
    "down": ["m4 6 4 4 4-4"],
    "swap": ["M2.5 5.5h10L10 3M13.5 10.5h-10L6 13"],
    "warn": ["M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.4"],
    "off": [
        "M2 2l12 12M4 9.5a5.6 5.6 0 0 1 2-1.3M12 9.5a5.6 5.6 0 0 0-1.6-1.1"
        "M1.8 6.8A9 9 0 0 1 4.5 5M14.2 6.8A9 9 0 0 0 7 4M7 12.5h2"
    ],
    "ok": ["m3 8.5 3.5 3.5L13 4.5"],
    "menu": ["M2 4.5h12M2 8h12M2 11.5h12"],
    "again": ["M13 8a5 5 0 1 1-1.5-3.6M12 1.5v3.2H8.8"],
    "grip": ["M5.5 2.75v1.5M10.5 2.75v1.5M5.5 7.25v1.5M10.5 7.25v1.5M5.5 11.75v1.5M10.5 11.75v1.5"],
    "more": ["M3 7.25v1.5M8 7.25v1.5M13 7.25v1.5"],
    "up": ["m4 10 4-4 4 4"],
    "save": ["M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10"],
    "load": ["M8 10.5v-8M4.5 5.5 8 2l3.5 3.5M3 13.5h10"],
    "person": ["M8 2.25a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8z", "M2.25 13.75c.7-2.6 3-4 5.75-4s5.05 1.4 5.75 4"],
    "mail": ["M2 3.5h12v9H2zM2 4.5l6 5 6-5"],
    "clock": ["M8 2.25a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5zM8 4.75V8l2.25 1.75"],
    "copy": ["M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z"],
}


def icon(name: str, size: int = 16) -> Element:
    """A stroked icon in the colour of the text around it. KeyError for an unknown name."""
    flip = {"class_name": "flip"} if name == "next" else {}
    return el.svg(
        *(el.path(d=path, **flip) for path in _PATHS[name]),
        class_name="flex-none",
        width=str(size),
        height=str(size),
        view_box="0 0 16 16",
        fill="none",
        stroke="currentColor",
        stroke_width="1.5",
        aria_hidden="true",
    )


def person_icon(filled: bool = False) -> Element:
    """A reader; `filled` is one who is signed in. Both take the same room."""
    if not filled:
        return icon("person")
    head, body = _PATHS["person"]
    return el.svg(
        el.path(d=f"{head}{body}z", fill="currentColor"),
        class_name="flex-none",
        width="16",
        height="16",
        view_box="0 0 16 16",
        fill="none",
        stroke="currentColor",
        stroke_width="1.5",
        aria_hidden="true",
    )


def theme_icon() -> Element:
    """Half light, half dark."""
    return el.svg(
        el.circle(cx="8", cy="8", r="5.5"),
        el.path(d="M8 2.5v11a5.5 5.5 0 0 0 0-11z", fill="currentColor"),
        class_name="flex-none",
        width="16",
        height="16",
        view_box="0 0 16 16",
        fill="none",
        stroke="currentColor",
        stroke_width="1.5",
        aria_hidden="true",
    )


def differs_icon() -> Element:
    """The marker-yellow ≠ before a factor."""
    return el.svg(
        el.path(d="M0 0h16v16H0z", fill="var(--signal)"),
        el.path(d="M3.5 6h9M3.5 10h9M5.5 13l5-10", stroke="var(--on-signal)", stroke_width="1.5"),
        width="16",
        height="16",
        view_box="0 0 16 16",
        aria_hidden="true",
    )


def logo() -> Element:
    """The mark of the house: a solid bar on the line, a hollow bar under it."""
    return el.svg(
        el.path(d="M5 1h6v10H5z", fill="var(--ship)"),
        el.path(d="M15.75 11.75h4.5v6.5h-4.5z", fill="none", stroke="var(--skip)", stroke_width="1.5"),
        el.path(d="M0 10h26v2H0z", fill="currentColor"),
        width="26",
        height="20",
        view_box="0 0 26 20",
        aria_hidden="true",
    )

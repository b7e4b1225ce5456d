"""The colours of a mail: the site's tokens (assets/look/tokens.css), which mail programs cannot read as such.

A test holds both to each other.
"""

from __future__ import annotations

LIGHT = {
    "paper": "#f3f5f1", "raise": "#fcfdfb", "ink": "#10191a", "ink-2": "#445052", "rule": "#cfd6ce",
    "ship": "#00665b", "on-ship": "#ffffff", "skip": "#a83405", "split-wash": "#dfe4de", "signal-wash": "#fbeeb4",
}  # fmt: skip
DARK = {
    "paper": "#0e1415", "raise": "#161e1f", "ink": "#edf2ef", "ink-2": "#b1bdba", "rule": "#2a3536",
    "ship": "#52cfb6", "on-ship": "#06201c", "skip": "#ff9366", "split-wash": "#263132", "signal-wash": "#453a12",
}  # fmt: skip
SANS = "'Helvetica Neue', Helvetica, Arial, sans-serif"
SERIF = "Georgia, 'Times New Roman', serif"


def dark_rules() -> str:
    """The rules by which a mail is dark where its reader's system is: they outweigh what is inlined."""
    at, d = "!important", DARK
    return (
        f"body, .paper {{ background-color: {d['paper']} {at}; }} "
        f".ink div, .ink a {{ color: {d['ink']} {at}; }} "
        f".quiet div, .quiet a, .quiet span {{ color: {d['ink-2']} {at}; }} "
        f".thick p {{ border-top-color: {d['ink']} {at}; }} .thin p {{ border-top-color: {d['rule']} {at}; }} "
        f".button table, .button td {{ background-color: {d['ink']} {at}; }} .button a {{ color: {d['paper']} {at}; "
        f"background-color: {d['ink']} {at}; }} "
        f".ship {{ background-color: {d['ship']} {at}; color: {d['on-ship']} {at}; border-color: {d['ship']} {at}; "
        f"border-bottom-color: {d['ink']} {at}; }} "
        f".skip {{ color: {d['skip']} {at}; border-color: {d['skip']} {at}; border-top-color: {d['ink']} {at}; }} "
        f".split, .none {{ background-color: {d['split-wash']} {at}; color: {d['ink']} {at}; "
        f"border-color: {d['split-wash']} {at}; }} "
        f".note {{ background-color: {d['signal-wash']} {at}; color: {d['ink']} {at}; }} "
        f".soft {{ color: {d['ink-2']} {at}; }}"
    )

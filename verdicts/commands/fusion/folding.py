"""Lines that are longer than a terminal is wide."""

from __future__ import annotations

from textwrap import wrap

from rich.console import Console
from rich.text import Text

NARROWEST = 20
DEEPER = 2  # blanks before what did not fit


def folded(console: Console, text: str, indent: int = 0) -> None:
    """Print a line. A terminal gets it in lines of its width, nothing cut off; a pipe gets it in one."""
    lines = [" " * indent + text]
    if console.is_terminal:
        more = " " * (indent + DEEPER)
        lines = wrap(lines[0], max(NARROWEST, console.width), subsequent_indent=more, break_on_hyphens=False)
    for line in lines:
        console.print(Text(line))

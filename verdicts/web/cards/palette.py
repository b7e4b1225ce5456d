"""The colours of the look, read from its one file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LIGHT = re.compile(r":root \{\s*color-scheme: light;(.*?)\n\}", re.DOTALL)
_DARK = re.compile(r":root\.dark \{\s*color-scheme: dark;(.*?)\n\}", re.DOTALL)
_COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")


@dataclass(frozen=True)
class Palette:
    """Colours by the name of their token ("ink-2"), in light and in dark."""

    light: dict[str, str]
    dark: dict[str, str]


def read_palette(tokens: Path) -> Palette:
    """The colours of a token file. Raises ValueError where a theme is missing or the two differ in their names."""
    text = tokens.read_text(encoding="utf-8")
    light, dark = (dict(_COLOUR.findall(found[1])) if (found := rule.search(text)) else {} for rule in (_LIGHT, _DARK))
    if not light or light.keys() != dark.keys():
        raise ValueError(f"{tokens} has no two themes of the same colours")
    return Palette(light, dark)

"""The document of an embed: a stylesheet of its own, no scripts, and the right to stand in frames of any site."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from pathlib import Path

from verdicts.components.embed.page import embed_page
from verdicts.views.cards import EmbedView
from verdicts.web.cards.palette import Palette
from verdicts.web.paper.printing import print_html

_DRAWN = re.compile(r"^  ((?:\.(?:stamp|bench)|@container)[^\n]*)$", re.MULTILINE)


@dataclass(frozen=True)
class Frame:
    """Style and policy of every embed."""

    css: str
    policy: str

    def document(self, view: EmbedView) -> bytes:
        """The whole page."""
        meta = view.meta
        canonical = f'<link rel="canonical" href="{escape(meta.canonical)}">' if meta.canonical else ""
        head = (
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{escape(meta.title)}</title><meta name="robots" content="{escape(meta.robots)}">{canonical}'
            f"<style>{self.css}</style>"
        )
        body = print_html(embed_page, view)
        return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode(
            "utf-8", "replace"
        )


def read_frame(look: Path, palette: Palette, sans: str, serif: str) -> Frame:
    """Tokens, then stamp and bench as the site draws them, then the embed's own rules; two addresses of fonts."""
    drawn = [rule for name in ("tokens", "tool") for rule in _DRAWN.findall(_text(look, name))]
    parts = [
        f'@font-face{{font-family:"Verdicts Sans";src:url("{sans}") format("woff2");'
        "font-weight:400 700;font-stretch:75% 100%;font-display:swap}"
        f'@font-face{{font-family:"Verdicts Serif";src:url("{serif}") format("woff2");font-display:swap}}',
        f":root{{{_variables(palette.light)}}}",
        f"@media(prefers-color-scheme:dark){{:root{{{_variables(palette.dark)}}}}}",
        *drawn,
        re.sub(r"/\*.*?\*/\s*", "", _text(look, "embed"), flags=re.DOTALL),
    ]
    css = "\n".join(parts).strip()
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors *"
    )
    return Frame(css, policy)


def _text(look: Path, name: str) -> str:
    return (look / f"{name}.css").read_text(encoding="utf-8")


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())

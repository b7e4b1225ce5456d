"""The built shell: Reflex's single-page HTML with our head and paper put in, and the CSP that its inline scripts need.

The stylesheet is inlined, so its link and its preload stay only because hydration expects them, and load nothing: both
are for no medium, and the one is disabled as well (which alone, some browsers load it still). The module preloads go:
nothing stands between HTML and first paint.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_PRELOAD = re.compile(r'<link[^>]*rel="modulepreload"[^>]*/?>')
_SHEET_PRELOAD = re.compile(r'<link as="style" href="(/assets/[^"]+\.css)" rel="preload"/>')
_SHEET = re.compile(r'<link href="(/assets/[^"]+\.css)" rel="stylesheet" type="text/css"/>')


class BrokenBuild(RuntimeError):
    """The built frontend is not what this version of Reflex makes; the message names the part."""


_BOOT = re.compile(
    r'<script type="module" async="">import "([^"]+)";\s*import \* as (\w+) from "([^"]+)";(.*?)'
    r'import\("([^"]+)"\);\s*</script>',
    re.DOTALL,
)


def paint_first(html: str) -> str:
    """Let the scripts wait for the first frame: HTML and fonts get the line first, and the paper is read sooner.

    A page in the background paints nothing and starts at once. Raises BrokenBuild where the boot script is unknown.
    """
    boot = _BOOT.search(html)
    if not boot:
        raise BrokenBuild("the built shell has no boot script of the known shape")
    manifest, name, root, setup, entry = boot.groups()
    code = (
        f'const go=async()=>{{await import("{manifest}");const {name}=await import("{root}");{setup.strip()}'
        f'await import("{entry}")}};document.hidden?go():requestAnimationFrame(()=>setTimeout(go))'
    )
    return html.replace(boot[0], f'<script type="module" async="">{code}</script>')


def inline_sheet(html: str) -> tuple[str, str]:
    """The HTML in which the stylesheet is named but not loaded, and the sheet's path.

    React looks for both links when it hydrates, by their addresses; one that it misses it would make and load. Raises
    BrokenBuild where the shell does not name one stylesheet twice.
    """
    sheet, preload = _SHEET.findall(html), _SHEET_PRELOAD.findall(html)
    if len(sheet) != 1 or preload != sheet:
        raise BrokenBuild("the built shell does not link and preload one stylesheet as it was expected to")
    html = _SHEET.sub(lambda found: found[0].replace("<link ", '<link disabled media="not all" ', 1), html)
    return _SHEET_PRELOAD.sub(lambda found: found[0].replace("<link ", '<link media="not all" ', 1), html), sheet[0]


@dataclass(frozen=True)
class Shell:
    """Four pieces of HTML around head and paper, the CSP, and a digest of the build."""

    before_head: str
    after_head: str
    after_paper: str
    policy: str
    digest: str

    def page(self, head: str, paper: str) -> str:
        """The whole document."""
        return f"{self.before_head}{head}{self.after_head}<verdict-paper>{paper}</verdict-paper>{self.after_paper}"

    def alone(self, head: str, body: str) -> str:
        """A document that no live page follows: the look and the theme, none of the app's scripts."""
        return f"{self.before_head}{head}</head><body>{body}</body></html>"


def versioned(css: str, client: Path) -> str:
    """Stylesheet text whose fonts carry a version, so that browsers may keep them for good."""

    def stamp(found: re.Match[str]) -> str:
        file = client / found[1].lstrip("/")
        return f"{found[1]}?v={file_version(file.read_bytes())}"

    return re.sub(r"(/fonts/[a-z-]+\.woff2)", stamp, css)


def file_version(content: bytes) -> str:
    """Ten characters that change with the content."""
    return hashlib.sha256(content).hexdigest()[:10]


def _policy(html: str, origins: str) -> str:
    hashes = {b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in _SCRIPT.findall(html)}
    scripts = " ".join(f"'sha256-{each}'" for each in sorted(hashes))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"font-src 'self'; connect-src 'self' {origins}; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    )


def read_shell(client: Path, origins: str = "") -> Shell:
    """Take the built shell apart. Raises BrokenBuild where it is missing or has an unknown shape."""
    file = client / "__spa-fallback.html"
    if not file.exists():
        raise BrokenBuild(f"{file} is missing; build the frontend with `verdicts build`")
    html = file.read_text(encoding="utf-8")
    if html.count("</head>") != 1 or html.count("<body>") != 1:
        raise BrokenBuild("the built shell has no head or body where they were expected")
    html, sheet = inline_sheet(paint_first(_PRELOAD.sub("", html)))
    css = versioned((client / sheet.lstrip("/")).read_text(encoding="utf-8"), client)
    html = html.replace("<head>", f"<head><style>{css}</style>", 1)
    before, rest = html.split("</head>", 1)
    middle, after = rest.split("<body>", 1)
    digest = file_version(html.encode())
    return Shell(before, f"</head>{middle}<body>", after, _policy(html, origins), digest)

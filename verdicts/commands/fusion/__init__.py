"""`verdicts fusion`: pools of language models, from the command line."""

from __future__ import annotations

import typer

from verdicts.commands.lazily import lazily

COMMANDS = {
    "ask": ("fusion.asking:ask", "Ask a pool of models at once and let its judge make one answer."),
    "doctor": ("fusion.doctor:doctor", "Call every model of the pools with a few tokens and say what works."),
    "pools": ("fusion.listing:run", "List the pools that there are, and say what keeps one from being used."),
    "key": ("fusion.key:app", "Make and revoke the keys of the OpenAI-compatible endpoint."),
    "panel": (
        "fusion.panel:panel",
        "Draft all reviewers' takes of a tool from its facts. They are stored as drafts; nothing is published.",
    ),
    "drafts": ("fusion.drafts:run", "List the panels that were drafted, newest first, or show one."),
}

app = typer.Typer(cls=lazily(COMMANDS), no_args_is_help=True)


@app.callback()
def _about() -> None:
    """Ask a pool of language models, and see whether it works."""

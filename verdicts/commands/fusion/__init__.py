"""`verdicts fusion`: pools of language models, from the command line."""

from __future__ import annotations

import typer

from verdicts.commands.fusion import asking, doctor, drafts, key, listing, panel

app = typer.Typer(no_args_is_help=True, help="Ask a pool of language models, and see whether it works.")
app.command("ask")(asking.ask)
app.command("doctor")(doctor.doctor)
app.command("pools")(listing.run)
app.add_typer(key.app, name="key")
app.command("panel")(panel.panel)
app.command("drafts")(drafts.run)

"""`verdicts fusion`: pools of language models, from the command line."""

from __future__ import annotations

import typer

from verdicts.commands.fusion import asking, doctor, listing

app = typer.Typer(no_args_is_help=True, help="Ask a pool of language models, and see whether it works.")
app.command("ask")(asking.ask)
app.command("doctor")(doctor.doctor)
app.command("pools")(listing.run)

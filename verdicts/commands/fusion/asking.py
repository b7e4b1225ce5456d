"""`verdicts fusion ask`"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.text import Text

from verdicts.commands.fusion.choosing import pools_for
from verdicts.commands.fusion.document import code_of, document
from verdicts.commands.fusion.running import Asked, Outcome, run
from verdicts.commands.fusion.telling import told
from verdicts.commands.fusion.wording import line, plain
from verdicts.commands.ground import err, fail, out
from verdicts.desk.pools.offer import PoolUnready
from verdicts.desk.providers.entry import text_of
from verdicts.fusion.brief import Brief, Datum
from verdicts.fusion.fields import wording
from verdicts.fusion.plan import Refused
from verdicts.fusion.pool import Mode

LARGEST = 200_000  # bytes of a question, and of each file of material

Question = Annotated[str, typer.Argument(help="What is asked; - reads it from standard input.", show_default=False)]
PoolName = Annotated[str, typer.Option("--pool", "-p", help="The pool; may be left out where your file has one alone.")]
ModeName = Annotated[str, typer.Option("--mode", help="best-of, merge or debate, in place of the pool's own.")]
Data = Annotated[list[Path] | None, typer.Option(help="A file of material, which is data and instructs nobody.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress; the answer alone.")]


def ask(
    question: Question,
    pool: PoolName = "",
    mode: ModeName = "",
    data: Data = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Ask a pool of models at once and let its judge make one answer.

    Progress goes to standard error, the answer to standard output. Ctrl-C hangs up on everybody and prints what is
    known. Exit codes: 0 answered; 1 nothing came, or it was not begun; 3 answered, but not as asked for (a judge that
    failed, too few members, a budget used up); 130 stopped by Ctrl-C.
    """
    brief = Brief(_question(question), tuple(map(_datum, data or ())))
    outcome = _outcome(brief, pool, _mode(mode), quiet)
    if as_json:
        print(json.dumps(document(outcome), indent=2))  # noqa: T201 - a document, not words for a terminal
    else:
        _tell(outcome, quiet)
    raise typer.Exit(code_of(outcome))


def _outcome(brief: Brief, name: str, mode: Mode | None, quiet: bool) -> Outcome:
    pools = pools_for(name)
    try:
        return asyncio.run(run(Asked(name or pools.default(), brief, mode), pools, err, quiet))
    except (PoolUnready, Refused) as why:
        fail(line(str(why)))


def _tell(outcome: Outcome, quiet: bool) -> None:
    fusion = outcome.board.fusion
    if not quiet or outcome.cut:
        for one in told(outcome):
            out.print(Text(one))
        return
    if fusion and fusion.value is not None:
        out.print(Text(plain(wording(fusion.value))))
    if fusion and fusion.degraded:
        err.print(Text(line(fusion.degraded)))


def _question(text: str) -> str:
    said = (sys.stdin.read(LARGEST + 1) if text == "-" else text).strip()
    if not said:
        fail("Ask something: the question is empty.")
    if len(said) > LARGEST:
        fail(f"The question is longer than {LARGEST:,} characters.")
    return said


def _datum(file: Path) -> Datum:
    try:
        return Datum(text_of(file, LARGEST), file.name)
    except OSError as broken:
        fail(f"{file} cannot be read: {broken.strerror}.")
    except ValueError:
        fail(f"{file} is no text of at most {LARGEST:,} bytes.")


def _mode(name: str) -> Mode | None:
    found = next((known for known in get_args(Mode) if known == name), None)
    return found if found or not name else fail("A mode is best-of, merge or debate.")

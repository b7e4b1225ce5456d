"""`verdicts demo-votes`"""

from __future__ import annotations

import time
from itertools import islice
from random import Random
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from verdicts.commands.door import Door, DoorClosed
from verdicts.commands.ground import database, err, fail, out
from verdicts.desk.catalogue import Library
from verdicts.desk.demo_votes import DemoVote, clear, stream
from verdicts.installation import identity_of
from verdicts.settings import settings

Rate = Annotated[float, typer.Option(min=0.1, max=200, help="Votes a second.")]
Seconds = Annotated[float, typer.Option("--for", min=0, help="Stop after so many seconds; 0 goes on until Ctrl-C.")]
Many = Annotated[int, typer.Option("--votes", min=0, help="Stop after so many votes; 0 sets no such end.")]
Url = Annotated[str, typer.Option(help="The running site; by default the one of VERDICTS_HOST and VERDICTS_PORT.")]
Seed = Annotated[int | None, typer.Option(help="The same seed plays the same votes.")]
Clear = Annotated[bool, typer.Option("--clear", help="Remove every demo vote and end.")]


def run(
    rate: Rate = 3.0, seconds: Seconds = 60.0, votes: Many = 0, url: Url = "", seed: Seed = None, remove: Clear = False
) -> None:
    """Play a believable stream of votes into the running site, so that its pages can be seen live.

    The votes come in by the site's own door, exempt from limits, and are marked as demo. `--clear` removes all of
    them: ballots, picks and log; open pages follow within seconds.
    """
    with database(migrated=True) as engine:
        if remove:
            gone = clear(engine)
            out.print(f"Removed {gone:,} demo vote{'' if gone == 1 else 's'}." if gone else "There were no demo votes.")
            return
        catalogue = Library(engine).catalogue()
    if not catalogue.ranked:
        fail("There are no tools to vote on. Import a catalogue first: `verdicts import FOLDER`.")
    played = stream(catalogue, Random(seed))  # noqa: S311 - a demo, no secret
    _play(islice(played, votes) if votes else played, url or f"http://127.0.0.1:{settings().port}", rate, seconds)


def _play(played, url: str, rate: float, seconds: float) -> None:  # noqa: ANN001 - an iterator of DemoVote
    done, end = 0, time.monotonic() + seconds if seconds else float("inf")
    spinner = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), console=err, transient=True, disable=not err.is_terminal
    )
    try:
        with Door(url, identity_of(settings()).operator_token) as door, spinner as bar:
            task = bar.add_task(f"Voting on {url} (Ctrl-C ends it)")
            for vote in played:
                if time.monotonic() >= end:
                    break
                done += _cast(door, vote)
                bar.update(task, description=f"{done:,} votes on {url} (Ctrl-C ends it)")
                time.sleep(1 / rate)
    except KeyboardInterrupt:
        pass
    except DoorClosed as closed:
        fail(f"{closed} {done:,} votes were cast before.")
    out.print(f"Cast {done:,} demo votes. `verdicts demo-votes --clear` removes them.")


def _cast(door: Door, vote: DemoVote) -> int:
    door.cast(vote.reader, vote.tools, vote.choice)
    return 1

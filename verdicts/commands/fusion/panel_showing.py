"""Progress of a panel on the error stream: a row a reviewer that moves on a terminal, elsewhere a line a happening."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from verdicts.commands.fusion.showing import judging
from verdicts.commands.fusion.wording import estimated, line, money, state_of
from verdicts.desk.drafting.job import Begun, Heard, Job, PanelEvent, Taken
from verdicts.desk.wording import plural
from verdicts.domain.drafting import Planning, TakeDraft
from verdicts.fusion.board import Board, Row, board_of
from verdicts.fusion.events import JUDGE, Drafted, Failed, Planned

TAIL = 60
Show = Callable[[PanelEvent], None]


class Panelists:
    """A board a reviewer, and the takes that are done."""

    def __init__(self, job: Job) -> None:
        """Everybody waiting."""
        self.names = {reviewer.key: reviewer.name for reviewer in job.reviewers}
        self.boards: dict[str, Board] = {key: board_of(job.pool) for key in self.names}
        self.takes: dict[str, TakeDraft] = {}

    def take(self, event: PanelEvent) -> None:
        """One more event."""
        if isinstance(event, Heard):
            self.boards[event.reviewer].take(event.event)
        elif isinstance(event, Taken):
            self.takes[event.take.reviewer] = event.take


@contextmanager
def showing(panelists: Panelists, console: Console, clock: Callable[[], float]) -> Generator[Show, None, None]:
    """Give what each event is told to. `clock` is monotonic seconds."""
    began = clock()
    if not console.is_terminal:

        def tell(event: PanelEvent) -> None:
            panelists.take(event)
            _print(panelists, console, event)

        yield tell
        return
    with Live(
        get_renderable=lambda: _table(panelists, clock() - began), console=console, refresh_per_second=8, transient=True
    ) as live:

        def show(event: PanelEvent) -> None:
            panelists.take(event)
            if isinstance(event, Begun):
                live.console.print(begun(event.planning))

        yield show


def begun(plan: Planning) -> str:
    """The first line: what is drafted, and what it may cost."""
    who = f"Drafting {plan.tool}: {plural(len(plan.reviewers), 'reviewer')}, pool {plan.pool} ({plan.mode})."
    if not plan.high:
        return f"{who} No prices are set, so nothing is counted as cost."
    return f"{who} Estimated: {estimated(plan.low, plan.high, plan.currency)}, judges included."


def done(name: str, take: TakeDraft) -> str:
    """One line on a take that is there, or is not: each member's reason was told when it came."""
    said = [f"{take.verdict}, {take.score}", line(take.words)] if take.verdict else ["no panel take"]
    return ": ".join(part for part in (line(name), *said) if part)


def _table(panelists: Panelists, now: float) -> Table:
    made = Table(box=None, pad_edge=False, expand=True)
    made.add_column(f"{now:.0f} s", no_wrap=True)
    made.add_column("members", ratio=3)
    made.add_column("", no_wrap=True, ratio=2, overflow="ellipsis")
    for key, board in panelists.boards.items():
        take = panelists.takes.get(key)
        made.add_row(Text(line(panelists.names[key])), _members(board), _said(board, take))
    return made


def _members(board: Board) -> Text:
    return Text(", ".join(f"{line(row.name)} {_state(row)}" for row in board.rows.values()))


def _state(row: Row) -> str:
    if row.failure or row.name == JUDGE:
        return state_of(row)
    if row.draft:
        return str(row.draft.value.score)
    return f"writing ({len(row.said)})" if row.state == "writing" else row.state


def _said(board: Board, take: TakeDraft | None) -> Text:
    if take:
        cost = f", {money(take.cost, '').strip()}" if take.cost else ""
        return Text(f"{take.verdict} {take.score}{cost}" if take.verdict else line(take.words), style="bold")
    writing = [row for row in board.rows.values() if row.state == "writing"]
    return Text(line("".join(writing[-1].said[-TAIL:]))[-TAIL:] if writing else "", style="dim")


def _print(panelists: Panelists, console: Console, event: PanelEvent) -> None:
    match event:
        case Begun():
            console.print(begun(event.planning))
        case Heard(event=Planned(members=members) as heard):
            console.print(f"{heard.at:6.1f} s  {_name(panelists, event)}: {plural(len(members), 'member')} asked")
        case Heard(event=Drafted(draft=draft, round=0) as heard):
            console.print(f"{heard.at:6.1f} s  {_who(panelists, event, draft.member)}: {draft.value.score}")
        case Heard(event=Failed(failure=failure) as heard):
            console.print(f"{heard.at:6.1f} s  {_who(panelists, event, failure.member)}: {line(failure.words)}")
        case Heard(event=heard) if said := judging(heard, panelists.boards[event.reviewer]):
            console.print(f"{heard.at:6.1f} s  {_name(panelists, event)} / {said}")
        case Taken(take):
            console.print(f"{take.wall:6.1f} s  {done(panelists.names[take.reviewer], take)}")
        case _:
            pass


def _who(panelists: Panelists, event: Heard, member: str) -> str:
    return f"{_name(panelists, event)} / {line(member)}"


def _name(panelists: Panelists, event: Heard) -> str:
    return line(panelists.names[event.reviewer])

"""Progress on the error stream: a table that moves on a terminal, a line an event elsewhere, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from verdicts.commands.fusion.wording import compared, counted, estimated, line, money, state_of, suffice, tokens
from verdicts.desk.wording import plural
from verdicts.fusion.board import Board, Row
from verdicts.fusion.drafts import Ruling
from verdicts.fusion.events import JUDGE, Done, Drafted, Event, Failed, Hedged, Judged, Planned, Quorum, Started
from verdicts.fusion.figures import share

TAIL = 400  # characters that the end of a text is cut from
Show = Callable[[Event[Any]], None]
Clock = Callable[[], float]


@contextmanager
def showing(board: Board, console: Console, clock: Clock, quiet: bool) -> Generator[Show, None, None]:
    """Give what each event is told to. `clock` is seconds since the fusion began."""
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with Live(
            get_renderable=lambda: table(board, clock()), console=console, refresh_per_second=8, transient=True
        ) as live:

            def show(event: Event[Any]) -> None:
                if isinstance(event, Planned):
                    live.console.print(Text(planned(event)))

            yield show
    else:
        yield lambda event: _print(console, event, board)


def planned(plan: Planned) -> str:
    """The first line: who is asked, and what it may cost."""
    who = f"Asking {plural(len(plan.members), 'member')} of {plan.pool} ({plan.mode}, {suffice(plan.quorum)})."
    if not plan.high:
        return f"{who} No prices are set, so nothing is counted as cost."
    return f"{who} Estimated: {estimated(plan.low, plan.high, plan.currency)}, judge included."


def table(board: Board, now: float) -> Table:
    """A row a voice: where it stands, and the end of what it says."""
    made = Table(box=None, pad_edge=False, expand=True)
    for name in ("", "model", "state"):
        made.add_column(name, no_wrap=True, overflow="ellipsis")
    priced = bool(board.plan and board.plan.high)
    for name in ("tokens", "s", *["cost"] * priced):
        made.add_column(name, no_wrap=True, justify="right")
    made.add_column("", no_wrap=True, ratio=1, min_width=10)
    for row in board.rows.values():
        made.add_row(*map(Text, (row.name, row.model, state_of(row), *_figures(row, now, priced))), _tail(row))
    return made


def _figures(row: Row, now: float, priced: bool) -> tuple[str, ...]:
    seconds, came = row.seconds(now), row.draft or row.failure
    tokens = counted(came.usage) if came else f"~{len(row.said)}" if row.said else ""
    cost = [money(came.cost, "").strip() if came else ""] if priced else []
    return tokens, "" if seconds is None else f"{seconds:.1f}", *cost


@dataclass(frozen=True)
class Tail:
    """The end of a text, as much of it as there is room for."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Cut at its beginning; how wide the terminal is, the options say."""
        kept = self.text
        while cell_len(kept) > options.max_width:
            kept = kept[1:]
        yield Text(kept, style="dim", no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """It takes what the others leave."""
        return Measurement(10, max(10, options.max_width))


def _tail(row: Row) -> Text | Tail:
    if row.failure:
        return Text(line(row.failure.words), overflow="ellipsis", no_wrap=True)
    return Tail(line(row.text[-TAIL:]))


def _print(console: Console, event: Event[Any], board: Board) -> None:
    said = planned(event) if isinstance(event, Planned) else _line(event, board)
    if said:
        console.print(Text(said))


def _line(event: Event[Any], board: Board) -> str:
    words = judging(event, board) or _happened(event)
    return f"{event.at:6.1f} s  {words}" if words else ""


def _happened(event: Event[Any]) -> str:
    match event:
        case Started(round=0) if event.member != JUDGE:
            return f"{event.member}: asked ({event.model})"
        case Drafted():
            draft = event.draft
            again = f" in round {event.round}" if event.round else ""
            return f"{draft.member}: done{again}, {tokens(draft.usage)}"
        case Failed():
            return f"{event.failure.member}: {line(event.failure.words)}"
        case Hedged():
            return f"{event.member}: silent for {event.after:.1f} s, asked once more"
        case Quorum():
            return f"{suffice(event.drafts)}; the others have until {event.until:.1f} s"
        case _:
            return ""


def judging(event: Event[Any], board: Board) -> str:
    """What the judge does, in a few words; nothing where the event is not of it. The board holds the event."""
    judge = board.rows[JUDGE]
    match event:
        case Started() if event.member == JUDGE and judge.calls == 1:
            return f"{JUDGE}: asked ({line(event.model)})"
        case Judged(ruling=None):
            return f"{JUDGE}: done"
        case Judged(ruling=Ruling() as ruling):
            return f"{JUDGE}: compared {share(judge.ruled, judge.pairs, 'pair')}: {compared(ruling)}"
        case Done() if judge.pairs and event.fusion.chosen:
            return f"{JUDGE}: done, {line(event.fusion.chosen)} is chosen"
        case _:
            return ""

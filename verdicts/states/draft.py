"""One draft at the desk: every field is stored as it is typed, and other editors see it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import reflex as rx

from verdicts.desk.correcting.take_up import report_in
from verdicts.desk.panels.take_over import acknowledge, check_again
from verdicts.desk.revising.open_history import PATH as HISTORY
from verdicts.desk.working import change, paste
from verdicts.desk.working.forms import row_at
from verdicts.desk.working.open_draft import PATH, open_draft
from verdicts.desk.working.publish import publish
from verdicts.desk.working.rebase import Thrown, discard, rebase
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.cells import LONGEST_CELL
from verdicts.domain.working.edits import Edit
from verdicts.domain.working.pasting import LONGEST_PASTE
from verdicts.states.at_desk import LIST, AtDesk, plain
from verdicts.states.desk import DeskState
from verdicts.states.reading import opened, reading
from verdicts.states.shelving import now
from verdicts.views.desk import DraftView, WrittenView
from verdicts.views.desk_pasting import PasteView

LONGEST = LONGEST_CELL + 1  # one more, so that too long a text is refused in words rather than cut


class DraftState(AtDesk, rx.State):
    """`view` is replaced whole; `written` is what came of the field that was sent last, `pasted` what would come of a
    text."""

    view: DraftView = DraftView()
    written: WrittenView = WrittenView()
    pasted: PasteView = PasteView()
    _undo: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # newest last: "added", a kind, the rows;
    # or "removed", a kind, the rows that stood above it and the row itself
    _text: str = ""  # what was pasted
    _clashes: tuple[str, ...] = ()  # fields of which two texts stand on this page
    _report: int = 0  # a reader's report that is worked on here
    _told: frozenset[str] = frozenset()  # fields that were said to lack when Publish was pressed

    @rx.event
    async def open(self) -> None:
        """Show the draft at the address."""
        self._sit(self._here())
        self._undo, self._clashes, self._told = (), (), frozenset()
        self._report = report_in(self.get_value("rx_router_url").query)
        self.pasted = PasteView(turn=self.get_value("pasted").turn)
        self._hush()
        await self._show()

    @rx.event
    async def look(self) -> None:
        """Read it anew: another editor wrote in it."""
        if self.path.startswith(PATH):
            await self._show()

    @rx.event
    async def write(self, path: str, text: str, before: str) -> None:
        """Store one field, over what the editor saw in it."""
        edit = Edit(plain(path, 200), plain(text, LONGEST), plain(before, LONGEST))
        answer = await self._do(change.put, edit, now())
        others = tuple(one for one in self._clashes if one != edit.path)
        clash = isinstance(answer, Refused) and answer.clash is not None
        self._clashes = (*others, edit.path)[-50:] if clash else others
        turn = self.get_value("written").turn + 1
        self.written = WrittenView(edit.path, isinstance(answer, Done), answer.said, turn)

    @rx.event
    async def add_row(self, rows: str, row: str) -> None:
        """Add a fact, a price, or the take of a reviewer."""
        self._tell(await self._do(change.add_row, plain(rows, 60), plain(row, 40), now()), rows=plain(rows, 60))

    @rx.event
    async def remove_row(self, rows: str, row: str) -> None:
        """Take a row away; it can come back."""
        answer = await self._do(change.remove_row, plain(rows, 60), plain(row, 40), now())
        self._tell(answer, "Removed.", undo=self._can_undo(answer, "removed", plain(rows, 60)))

    @rx.event
    async def undo(self) -> None:
        """Bring back the row that was removed last, or take out those that were added."""
        if not self._undo:
            return
        (done, rows, which), self._undo = self._undo[-1], self._undo[:-1]
        if done == "added":
            self._tell(await self._do(paste.take_out, rows, which, now()))
        else:
            back = await self._do(change.add_row, rows, which[-1], now(), which[:-1])
            self._tell(back, "It is back where it stood.", rows=rows)

    @rx.event
    async def weigh(self, rows: str, text: str) -> None:
        """Show what would come of a pasted text."""
        self._text = plain(text, LONGEST_PASTE + 1)
        seen = await opened(paste.weigh, self._editor(), self._copy(), plain(rows, 60), self._text)
        self.pasted = replace(seen, turn=self.get_value("pasted").turn)

    @rx.event
    async def bring(self, rows: str, good: bool) -> None:
        """Add the rows that the pasted text holds, or those without a fault alone."""
        answer = await self._do(paste.bring, plain(rows, 60), self._text, good is True, now())
        if isinstance(answer, Done):
            self._text, self.pasted = "", PasteView(turn=self.get_value("pasted").turn + 1)
        self._tell(answer, undo=self._can_undo(answer, "added", plain(rows, 60)), rows=plain(rows, 60))

    @rx.event
    async def move_row(self, rows: str, row: str, by: int) -> None:
        """Move a row up or down."""
        answer = await self._do(change.move_row, plain(rows, 60), plain(row, 40), -1 if by == -1 else 1, now())
        self._tell(answer, rows=plain(rows, 60))

    @rx.event
    async def settle(self, path: str, theirs: bool) -> None:
        """Keep one of two texts."""
        self._tell(await self._do(change.settle, plain(path, 200), theirs is True, now()))

    @rx.event
    async def acknowledge(self, key: str, shown: str) -> None:
        """Stand by what no source has of a take."""
        self._tell(await self._do(acknowledge, plain(key, 40), plain(shown, LONGEST), now()))

    @rx.event
    async def check_again(self, key: str) -> None:
        """Take that back."""
        self._tell(await self._do(check_again, plain(key, 40), now()))

    @rx.event
    async def rebase(self) -> None:
        """Bring in what others published."""
        self._tell(await self._do(rebase, now()))

    @rx.event
    async def publish(self, reason: str):  # noqa: ANN201 - Reflex inspects handlers
        """Publish what the page shows."""
        if self._clashes:
            return self._tell(Refused("Another editor wrote in a field that you wrote in; choose one of both texts."))
        answer = await self._did(
            self._here(), publish, self._copy(), self.get_value("view").version, plain(reason, 1000), now()
        )
        if isinstance(answer, Done):
            return rx.redirect(f"{HISTORY}{answer.slug}?published=yes")
        self._told = frozenset(path for path, _ in answer.lacks)
        self._tell(answer)
        return await self._show()

    @rx.event
    async def discard(self):  # noqa: ANN201 - Reflex inspects handlers
        """Throw the draft away."""
        answer = await self._did(self._here(), discard, self._copy())
        if not isinstance(answer, Thrown):
            return self._tell(answer)
        (await self.get_state(DeskState))._thrown(answer)
        return rx.redirect("/desk")

    def _here(self) -> str:
        return self.path.removeprefix(PATH)[:20] if self.path.startswith(PATH) else LIST

    def _copy(self) -> int:
        return int(self.get_value("view").copy)

    async def _do(self, verb: Any, *values: Any) -> Done | Refused:
        answer = await self._did(self._here(), verb, self._copy(), *values)
        await self._show()
        return answer

    def _can_undo(self, answer: Done | Refused, done: str, rows: str) -> bool:
        if isinstance(answer, Done):
            self._undo = (*self._undo, (done, rows, answer.rows or (*answer.above, answer.row)))[-20:]
        return isinstance(answer, Done)

    def _tell(self, answer: Done | Refused, done: str = "", undo: bool = False, rows: str = "", form: str = "") -> None:
        """Say it; a row of `rows` that it is about takes the focus, or the field of the form `form` with a fault."""
        if isinstance(answer, Done):
            answer = replace(answer, row=row_at(rows, answer.row) if rows else "")
        self._say(answer, form, done, undo)

    async def _show(self) -> None:
        given = (self._here(), reading.today(), self._told, self._company(), self._report)
        self.view = await opened(open_draft, self._editor(), *given)

"""The panel desk: a run is ordered, watched while models write, and its drafts become takes."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from typing import Any

import reflex as rx

from verdicts.desk.panels.open_panel import PATH, Choice, open_panel
from verdicts.desk.panels.pricing import amount_of
from verdicts.desk.panels.take_over import Chosen, acknowledge, check_again, leave_all, put_back, take_all, take_over
from verdicts.desk.working import change
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.cells import LONGEST_CELL
from verdicts.domain.working.edits import Edit
from verdicts.states.at_desk import BARRED, AtDesk
from verdicts.states.following import here, room
from verdicts.states.paneling import OFTEN, paneling, topic_of
from verdicts.states.reading import opened
from verdicts.states.shelving import now
from verdicts.views.desk import WrittenView
from verdicts.views.desk_panel import PanelDeskView, RunView

LONGEST = LONGEST_CELL + 1


class PanelState(AtDesk, rx.State):
    """`run` is replaced by every message of a run, here and on the pages of other editors."""

    view: PanelDeskView = PanelDeskView()
    run: RunView = RunView()
    written: WrittenView = WrittenView()
    _chosen: dict[str, frozenset[str]] = {}  # who is asked, by draft, where the editor ticked otherwise
    _came: tuple[str, ...] = ()  # whose drafts became takes last, by `take_all`
    _pool: str = ""
    _most: str = ""

    @rx.event
    async def open(self) -> None:
        """Show the panel of the draft at the address, and watch its run."""
        self._sit(self._here())
        self._most, self._came = "", ()
        self._hush()
        await self._show()
        self._watch()

    @rx.event
    async def look(self) -> None:
        """Read it anew: another editor did something, or a draft was stored."""
        if self.path.startswith(PATH):
            await self._show()

    @rx.event
    async def tick(self, key: str) -> None:
        """Ask a reviewer, or no longer."""
        chosen = frozenset(seat.key for seat in self.get_value("view").seats if seat.ticked)
        kept = [one for one in self._chosen.items() if one[0] != self._here()][-20:]
        self._chosen = {**dict(kept), self._here(): chosen ^ {str(key)[:40]}}
        await self._show()

    @rx.event
    async def use(self, pool: str) -> None:
        """Ask another pool."""
        self._pool, self._most = str(pool)[:200], ""
        await self._show()

    @rx.event
    async def allow(self, most: str) -> None:
        """Let it cost so much at most."""
        self._most = str(most)[:20]
        await self._show()

    @rx.event
    async def begin(self) -> None:
        """Run it."""
        view = self.get_value("view")
        await self._begin([seat.key for seat in view.seats if seat.ticked])

    @rx.event
    async def begin_without(self) -> None:
        """Run it for the reviewers who have neither a draft nor a take."""
        await self._begin(list(self.get_value("view").without))

    @rx.event
    async def stop(self) -> None:
        """End the run."""
        if runner := paneling.runner:
            self._say(await self._asked(runner.stop(self._editor(), self._copy())))
            await self._show()

    @rx.event
    async def take(self, reviewer: str, member: str) -> None:
        """Make a draft the take: the reviewer's, or that of one member."""
        chosen = Chosen(self.get_value("run").number, str(reviewer)[:40], str(member)[:600])
        await self._do(take_over, chosen, now())

    @rx.event
    async def take_all(self) -> None:
        """Make every draft a take where no words stand yet."""
        await self._do(take_all, self.get_value("run").number, now())

    @rx.event
    async def put_back(self, key: str) -> None:
        """Put back what stood there before a draft was taken."""
        await self._do(put_back, str(key)[:40], now())

    @rx.event
    async def acknowledge(self, key: str, shown: str) -> None:
        """Stand by what no source has."""
        await self._do(acknowledge, str(key)[:40], str(shown)[:LONGEST], now())

    @rx.event
    async def check_again(self, key: str) -> None:
        """Take that back."""
        await self._do(check_again, str(key)[:40], now())

    @rx.event
    async def undo(self) -> None:
        """Take out again what came by `take_all`."""
        keys, self._came = self._came, ()
        if keys:
            await self._do(leave_all, keys, now())

    @rx.event
    async def write(self, path: str, text: str, before: str) -> None:
        """Store one field, over what the editor saw in it."""
        edit = Edit(str(path)[:200], str(text)[:LONGEST], str(before)[:LONGEST])
        answer = await self._did(self._here(), change.put, self._copy(), edit, now())
        await self._show()
        turn = self.get_value("written").turn + 1
        self.written = WrittenView(edit.path, isinstance(answer, Done), answer.said, turn)

    @rx.event
    async def settle(self, path: str, theirs: bool) -> None:
        """Keep one of two texts."""
        await self._do(change.settle, str(path)[:200], theirs, now())

    def _here(self) -> str:
        return self.path.removeprefix(PATH)[:20] if self.path.startswith(PATH) else ""

    def _copy(self) -> int:
        return int(self.get_value("view").copy)

    def _watch(self) -> None:
        """Take a seat in the room of the draft's run; only who may see the page does."""
        seat, copy = here(self), self._copy()
        if seat is None or not copy:
            return
        topic = topic_of(copy)

        def show(heard: Mapping[str, Any], _: Any) -> Mapping[str, Any]:
            return {"run": heard[topic].view()}

        kept = paneling.hub.join(seat, [room(("panel", str(copy)), (topic,), OFTEN, type(self), show)])
        seat.states[self.get_full_name()] = self
        paneling.hub.open(seat, kept)

    async def _begin(self, keys: list[str]) -> None:
        runner, view = paneling.runner, self.get_value("view")
        if runner is None:
            return
        most = amount_of(self._most) if self._most else None
        self._say(await self._asked(runner.start(self._editor(), view.copy, keys, view.pool, most)))
        await self._show()

    async def _asked(self, answer: Awaitable[Done | Refused]) -> Done | Refused:
        try:
            return await answer
        except NotAllowed:
            return BARRED

    async def _do(self, verb: Any, *values: Any) -> None:
        answer = await self._did(self._here(), verb, self._copy(), *values)
        self._came = answer.rows if isinstance(answer, Done) else self._came
        self._say(answer, undo=isinstance(answer, Done) and bool(answer.rows))
        await self._show()

    async def _show(self) -> None:
        if (runner := paneling.runner) is None:
            return
        choice = Choice(self._chosen.get(self._here()), self._pool, self._most)
        self.view, stored = await opened(open_panel, self._editor(), self._here(), choice, runner)
        self.run = paneling.newest(self._copy(), stored)

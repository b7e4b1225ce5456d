"""States of the editor's desk: whoever sits at the socket is asked for in every handler, and asked again in the
transaction that changes anything (`desk.working.allowed`)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import reflex as rx

from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.company import ALONE, Company
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import EDITORS
from verdicts.states.following import here
from verdicts.states.paneling import paneling
from verdicts.states.personal import Personal, voting
from verdicts.states.reading import reading
from verdicts.views.desk import DeskAnswerView

Answer = TypeVar("Answer")
LIST = "list"  # the circle of the desk's list; that of a draft is its number
BARRED = Refused("You are signed out, or no longer an editor. What you typed is still on this page; sign in again.")


def plain(given: object, most: int) -> str:
    """What a page sent, as a text that can be stored: never longer than `most` characters, no half characters."""
    return str(given)[:most].encode("utf-8", "replace").decode().replace("\x00", "")


def numbered(given: object) -> int:
    """The number of a row as a page of ours sends it; 0, which no row has, for anything else."""
    return given if type(given) is int and 0 < given < 2**31 else 0


def told(
    last: DeskAnswerView, answer: Done | Refused, form: str = "", done: str = "", undo: bool = False
) -> DeskAnswerView:
    """What came of something, to be shown after `last`. `form` names the form that was sent; what is
    wrong with its fields is shown below them. `done` are words for what was done without any."""
    if isinstance(answer, Refused):
        faults = {f"{form}-{name}": words for name, words in answer.lacks} if form else {}
        return DeskAnswerView(answer.said, True, turn=last.turn + 1, faults=faults)
    return DeskAnswerView(answer.said or done, undo=undo, turn=last.turn + 1, row=answer.row)


class AtDesk(Personal, rx.State, mixin=True):
    """What the pages of the desk share; `answer` is what came of the last thing that was done on one."""

    answer: DeskAnswerView = DeskAnswerView()

    def _editor(self) -> int:
        """The account of the editor at this socket, 0 where there is none."""
        self._meet()
        who = self._present()
        return who.account if who.role in EDITORS else 0

    def _sit(self, circle: str) -> None:
        """Hear of what other editors do here; "" for nothing."""
        paneling.leave(here(self))
        if (seat := here(self)) and (polls := voting.polls):
            account = self._editor()
            polls.desk.join(seat, circle if account else "")
            polls.company.sit(seat, circle if circle.isdecimal() else "", account)

    def _company(self) -> Company:
        """Who has which draft open."""
        return voting.polls.company.places if voting.polls else ALONE

    def _say(self, answer: Done | Refused, form: str = "", done: str = "", undo: bool = False) -> None:
        """Show what came of something, as `told` has it."""
        self.answer = told(self.get_value("answer"), answer, form, done, undo)

    def _hush(self) -> None:
        """Show nothing of what was done before."""
        self.answer = DeskAnswerView(turn=self.get_value("answer").turn)

    async def _ask(self, verb: Callable[..., Answer], *values: Any) -> Answer | Refused:
        """Ask a verb of the desk; nothing for who is no editor."""
        account, library = self._editor(), reading.library
        if not account or library is None:
            return BARRED
        try:
            return await asyncio.to_thread(verb, library.engine, account, *values)
        except NotAllowed:
            return BARRED

    async def _did(self, circle: str, verb: Callable[..., Done | Refused], *values: Any) -> Done | Refused:
        """Do a verb of the desk and tell the other editors; nothing for who is none."""
        answer = await self._ask(verb, *values)
        if isinstance(answer, Done) and voting.polls:
            if answer.published:
                voting.polls.published()
            for each in dict.fromkeys((circle, "")):
                voting.polls.desk.news(each or LIST, but=here(self))
        return answer

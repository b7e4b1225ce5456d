"""What this reader said on the open page: ballots on its tools, the pick on its matchup."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import reflex as rx

from verdicts.desk.vote import Answer, vote
from verdicts.domain.matchups import split_matchup
from verdicts.states.following import here
from verdicts.states.personal import Personal, voting
from verdicts.states.reading import reading
from verdicts.views.tally import MineView

PICK = "pick"
UNKNOWN = "Not counted: this page does not know your device yet. Load the page again, then vote."


class BallotState(Personal, rx.State):
    """`mine` is replaced whole; its `turn` grows with every answer."""

    mine: MineView = MineView()
    _about: tuple[tuple[str, ...], str] = ((), "")

    async def _look(self) -> None:
        """Read the same anew: it changed elsewhere. A press that waits goes on waiting, a refusal stays said."""
        self._meet()
        before, (slugs, matchup) = self._said, self._about
        await self._show(slugs, matchup, step=0)
        if self._said.known:
            self.mine = replace(self._said, refused=before.refused, at=before.at)

    async def _show(self, slugs: Sequence[str], matchup: str = "", step: int = 1) -> None:
        """Show what the reader said on these tools and on their matchup."""
        reader, library, turn = self._meet(), reading.library, self._said.turn + step
        self._about = (tuple(slugs), matchup)
        if not reader or library is None:
            self.mine = MineView(turn=turn)
            return
        ballots, picked = await asyncio.to_thread(library.said, reader, list(slugs), matchup)
        self.mine = MineView(True, ballots, picked, turn=turn)

    @rx.event
    async def cast(self, slug: str, choice: str) -> None:
        """Ship or skip a tool; an empty choice takes the ballot back."""
        answer = await self._vote([slug], choice)
        ballots = {name: said for name, said in self._said.ballots.items() if name != slug}
        self._tell(answer, slug[:100], ballots={**ballots, slug: choice} if choice else ballots)

    @rx.event
    async def pick(self, slug: str) -> None:
        """Answer "which would you ship?" on the open comparison; an empty slug takes the pick back."""
        tools = split_matchup(self.path.removeprefix("/compare/").strip("/"))
        if len(tools) > 1:
            self._tell(await self._vote(tools, slug), PICK, pick=slug)

    async def _vote(self, tools: Sequence[str], choice: str) -> Answer | None:
        """The answer, None where the socket knows no reader."""
        reader, polls = self._meet(), voting.polls
        if not reader or polls is None:
            return None
        return await vote(polls, self._present(), self.address, tools, choice, seat=here(self))

    def _tell(self, answer: Answer | None, at: str, **said: Any) -> None:
        """Show what is the reader's now; what was refused stays as it was, with a sentence."""
        mine = self._said
        if answer is None:
            self.mine = MineView(refused=UNKNOWN, at=at, turn=mine.turn + 1)
            return
        stands = said if answer.stands else {}
        self.mine = replace(mine, known=True, refused=answer.said, at=at, turn=mine.turn + 1, **stands)

    @property
    def _said(self) -> MineView:
        return self.get_value("mine")

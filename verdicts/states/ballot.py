"""What this reader said on the open page: ballots on its tools, the pick on its matchup."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import reflex as rx

from verdicts.desk.vote import vote
from verdicts.domain.matchups import split_matchup
from verdicts.states.personal import Personal, voting
from verdicts.states.reading import reading
from verdicts.views.tally import MineView

PICK = "pick"


class BallotState(Personal, rx.State):
    """`mine` is replaced whole; its `turn` grows with every answer."""

    mine: MineView = MineView()

    async def show(self, slugs: Sequence[str], matchup: str = "") -> None:
        """Show what the reader said on these tools and on their matchup."""
        reader, library = self.meet(), reading.library
        if not reader or library is None:
            self.mine = MineView(turn=self.mine.turn + 1)
            return
        ballots, picked = await asyncio.to_thread(library.said, reader, list(slugs), matchup)
        self.mine = MineView(True, ballots, picked, turn=self.mine.turn + 1)

    @rx.event
    async def cast(self, slug: str, choice: str) -> None:
        """Ship or skip a tool; an empty choice takes the ballot back."""
        if await self._vote([slug], choice, slug[:100]):
            kept = {name: said for name, said in self.mine.ballots.items() if name != slug}
            self.mine = replace(self.mine, ballots={**kept, slug: choice} if choice else kept)

    @rx.event
    async def pick(self, slug: str) -> None:
        """Answer "which would you ship?" on the open comparison; an empty slug takes the pick back."""
        tools = split_matchup(self.router.url.path.removeprefix("/compare/").strip("/"))
        if len(tools) > 1 and await self._vote(tools, slug, PICK):
            self.mine = replace(self.mine, pick=slug)

    async def _vote(self, tools: Sequence[str], choice: str, at: str) -> bool:
        """Whether the choice is now the reader's; what was refused stays as it was, with a sentence."""
        reader, polls = self.meet(), voting.polls
        if not reader or polls is None:
            self.mine = MineView(refused=UNKNOWN, at=at, turn=self.mine.turn + 1)
            return False
        answer = await vote(polls, reader, self.router.session.client_ip, tools, choice)
        self.mine = replace(self.mine, known=True, refused=answer.said, at=at, turn=self.mine.turn + 1)
        return answer.stands


UNKNOWN = "Not counted: this page does not know your device yet. Load the page again, then vote."

"""`make bench-mail`: an issue to 10,000 subscribers over a real mail server, from a process that is killed three times.

Killed (-9) by the server itself, so that the moment is known: once when it has named a recipient and sent nothing,
once when the server has a whole message and has not answered, which is the one moment in which the sender cannot know;
and once at any moment at all. After each, `verdicts digest --send` goes on.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import insert, select

from tests.newsletter import written_here
from tests.serving import HOUSE
from tests.smtp import Peer
from verdicts.desk.opening import prepare
from verdicts.domain.newsletter.subscribers import address_digest
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.migrating import migrate
from verdicts.store.tables import delivery, subscriber

LETTERS = 10_000
MEMORY = Path("/dev/shm")  # noqa: S108 - a database of a small run, so that it waits for no disk
Moment = Literal["named", "taken"]


@dataclass
class Deadly(Peer):
    """A peer that kills `victim` at the moment `when`, once it took `after` letters."""

    victim: subprocess.Popen[bytes] | None = None
    when: Moment | None = None
    after: int = 0
    seconds: list[float] = field(default_factory=list[float])

    def _strike(self, moment: Moment) -> None:
        if self.when == moment and len(self.raw) >= self.after and self.victim:
            self.when = None
            os.kill(self.victim.pid, signal.SIGKILL)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Maybe the last that the sender does."""
        self._strike("named")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """A letter is taken, and maybe nobody is left to hear it."""
        said = await super().handle_DATA(server, session, envelope)
        self._strike("taken")
        return said


def _subscribed(url: str, many: int) -> None:
    engine, now = open_engine(url), datetime.now(UTC)
    migrate(engine)
    prepare(engine, demo=True, clock=lambda: now)
    same = {"state": "active", "interests": [], "mails": 0, "bounces": 0, "made_at": now, "confirmed_at": now}
    names = [f"reader-{n}@people.example" for n in range(many)]
    written_here(engine)
    with writing(engine) as conn:
        conn.execute(insert(subscriber), [{**same, "address": one, "digest": address_digest(one)} for one in names])
    engine.dispose()


def _sending(url: str, peer: Peer) -> subprocess.Popen[bytes]:
    known = {"database_url": url, "newsletter_rate": "0", **peer.settings}
    own = {f"VERDICTS_{name.upper()}": value for name, value in known.items()}
    words = [sys.executable, "-m", "verdicts", "digest", "--send"]
    return subprocess.Popen(words, cwd=HOUSE, env=os.environ | own, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _crash(url: str, peer: Deadly, when: Moment | None, after: int) -> None:
    """Send until the sender is dead: at a moment of the peer's, or at any after so many letters."""
    peer.when, peer.after = when, after
    peer.victim = _sending(url, peer)
    while peer.victim.poll() is None:
        if when is None and len(peer.raw) >= after:
            peer.victim.kill()
        time.sleep(0.003)
    if peer.victim.returncode != -signal.SIGKILL:
        raise AssertionError(f"it was not killed: {peer.victim.communicate()}")
    peer.victim.communicate()


def _unconfirmed(url: str) -> set[str]:
    engine = open_engine(url)
    with reading(engine) as conn:
        query = select(subscriber.c.address).join_from(delivery, subscriber).where(delivery.c.state == "processing")
        found = set(conn.execute(query).scalars())
    engine.dispose()
    return found


def _run(url: str, peer: Deadly, many: int) -> None:
    _subscribed(url, many)
    began = time.monotonic()
    _crash(url, peer, "named", many // 4)
    _crash(url, peer, "taken", many // 2)
    certain = set(peer.envelopes[-1][1])
    _crash(url, peer, None, many * 3 // 4)
    said, wrong = _sending(url, peer).communicate()
    seconds = time.monotonic() - began
    got = Counter(to for _, those in peer.envelopes for to in those)
    missed = {f"reader-{n}@people.example" for n in range(many)} - set(got)
    unconfirmed = _unconfirmed(url)
    print(f"mail: {many:,} letters, 3 crashes, {many / seconds:.0f} letters a second with the starts in it")
    print(f"the sender: {said.decode().strip()} {wrong.decode().strip()}")
    twice = sorted(to for to, times in got.items() if times > 1)
    print(f"at the mail server: {len(got):,} addresses; {twice or 'nobody twice'}; "
          f"{f'{len(missed)} missed' if missed else 'nobody missed'}; unconfirmed {len(unconfirmed)}")  # fmt: skip
    # Missed can only be whom the last crash, at any moment, hit between the commit of a claim and the next write.
    if twice or not certain <= unconfirmed or not missed <= unconfirmed or len(unconfirmed) > 2:
        raise AssertionError("not everybody got it exactly once")


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.01 to 1 (default 1)")
    part = parser.parse_args(words).part
    with ExitStack() as stack:
        where = MEMORY if part < 1 and MEMORY.is_dir() else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=where)))
        peer = Deadly()
        peer.start()
        stack.callback(peer.fall)
        _run(f"sqlite:///{folder / 'mail.db'}", peer, round(LETTERS * part))


if __name__ == "__main__":
    main()

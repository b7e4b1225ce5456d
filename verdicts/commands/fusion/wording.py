"""Texts of models on a terminal: without control characters, and in words that say what happened."""

from __future__ import annotations

from decimal import Decimal

from verdicts.desk.wording import plural
from verdicts.fusion.board import Row
from verdicts.fusion.drafts import Ruling
from verdicts.fusion.fence import visible
from verdicts.fusion.figures import at_least, at_most, share
from verdicts.fusion.wire import Usage

STATES = {"waiting": "waiting", "called": "no word yet", "writing": "writing", "done": "done", "cut": "stopped"}


def plain(text: str) -> str:
    """What a terminal may show: no escape, no control or format character; line breaks stay."""
    return visible("\n".join(text.expandtabs(4).splitlines()))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def money(amount: Decimal, currency: str) -> str:
    """An amount without the zeros at its end."""
    return f"{amount.normalize():f} {currency}"


def estimated(low: Decimal, high: Decimal, currency: str) -> str:
    """What something may cost, in few digits; the upper end is never less than it was computed."""
    return f"{at_least(low)} to at most {at_most(high)} {currency}"


def counted(usage: Usage) -> str:
    """Tokens that were written; what we estimate is marked."""
    return f"{'~' if usage.estimated else ''}{usage.output}"


def tokens(usage: Usage) -> str:
    """The same with its word."""
    return f"{counted(usage)} {'token' if usage.output == 1 else 'tokens'}"


def suffice(drafts: int) -> str:
    """1 draft suffices, 2 drafts suffice."""
    return f"{plural(drafts, 'draft')} {'suffices' if drafts == 1 else 'suffice'}"


def compared(ruling: Ruling) -> str:
    """A pair, and how it ended."""
    one, two = map(line, ruling.pair)
    if ruling.winner is None:
        return f"{one} and {two}: {'changed with the order, a tie' if ruling.flipped else 'a tie'}"
    return f"{line(ruling.winner)} over {two if ruling.winner == ruling.pair[0] else one}"


def state_of(row: Row) -> str:
    """A word or a few on where it stands."""
    if row.failure:
        return f"failed ({row.failure.reason})"
    if row.pairs:
        return f"compared {share(row.ruled, row.pairs, 'pair')}"
    if row.ruled and row.state == "done":
        return "ruled"
    return STATES.get(row.state, row.state) + (", asked twice" if row.hedged else "")

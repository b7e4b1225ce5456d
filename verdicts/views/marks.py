"""What a reader keeps of what the open page shows."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class MarksView:
    """`known`: the socket knows the reader, so bookmarks go by events. `kept` are addresses that the page shows.

    `said` is what the newest press did, "" where nothing need be said; `undo` that it can be taken back; `refused` why
    it was not done. `turn` grows with every answer, so that the page knows that its own is here.
    """

    known: bool = False
    kept: list[str] = field(default_factory=list)
    said: str = ""
    undo: bool = False
    refused: str = ""
    turn: int = 0

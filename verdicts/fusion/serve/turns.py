"""A conversation becomes a brief: the last message is the task, what came before it is told.

All of it is the caller's own prompt, so members read it as their task, unfenced. The judge, which is not to answer it,
sees the whole task as data between marks. Each line of an earlier message has a bar before it, so that no message can
pretend to be several.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, cast

from pydantic import BaseModel, Field, field_validator

from verdicts.fusion.brief import Brief
from verdicts.fusion.fence import BAR
from verdicts.fusion.serve.refusing import Wrong

LONGEST = 400_000
STANDING = "Standing instructions:"
BEFORE = "The conversation so far, each message under who sent it:"
NOW = "Answer the last message of the user:"


class Turn(BaseModel):
    """One message. Its content is a text, or parts of text."""

    role: Literal["system", "developer", "user", "assistant"]
    content: str = Field(default="", max_length=LONGEST)

    @field_validator("content", mode="before")
    @classmethod
    def _text(cls, content: Any) -> str:
        parts = cast(list[Any], content) if isinstance(content, list) else [{"type": "text", "text": content or ""}]
        texts = [cast(dict[str, Any], part).get("text") if _is_text(part) else None for part in parts]
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("a text or parts of type text; pictures, sound and files are not taken")
        return "\n".join(cast(list[str], texts)).encode("utf-8", "replace").decode()


def _is_text(part: Any) -> bool:
    return isinstance(part, dict) and cast(dict[str, Any], part).get("type") == "text"


def brief_of(turns: Sequence[Turn]) -> Brief:
    """The task. Raises Wrong where the last message is not a user's, or all are too long together."""
    *before, last = turns
    if last.role != "user" or not last.content.strip():
        raise Wrong(400, "invalid_value", "The last message must be the user's, and not empty.", "messages")
    if sum(len(turn.content) for turn in turns) > LONGEST:
        words = f"The messages have more than {LONGEST} characters together."
        raise Wrong(400, "context_length_exceeded", words, "messages")
    standing = [turn.content for turn in before if turn.role in ("system", "developer")]
    said = [f"{turn.role}:\n{_barred(turn.content)}" for turn in before if turn.role in ("user", "assistant")]
    parts = [STANDING, *standing] if standing else []
    parts += [BEFORE, *said] if said else []
    return Brief("\n\n".join([*parts, NOW, last.content] if parts else [last.content]))


def _barred(text: str) -> str:
    return "\n".join(f"{BAR}{line}" for line in text.splitlines())

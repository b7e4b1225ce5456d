"""A fusion as one JSON document, for programs. Keys stay; new ones may come. Money is text, times are seconds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from verdicts.commands.fusion.running import Outcome
from verdicts.fusion.board import Row
from verdicts.fusion.drafts import Draft, Failure, Fusion
from verdicts.fusion.events import JUDGE
from verdicts.fusion.wire import Usage

VERSION = 1
STATES = {0: "done", 1: "failed", 3: "degraded", 130: "interrupted"}


def code_of(outcome: Outcome) -> int:
    """The exit code: 0 whole, 1 nothing came, 3 something is not as it was asked for, 130 stopped."""
    fusion = outcome.board.fusion
    if fusion is None:
        return 130 if outcome.cut else 1
    if not fusion.drafts:
        return 1
    return 3 if fusion.degraded or fusion.value is None else 0


def document(outcome: Outcome) -> dict[str, Any]:
    """What is known, whole or not."""
    pool, plan, fusion = outcome.pool, outcome.board.plan, outcome.board.fusion
    return {
        "version": VERSION,
        "state": STATES[code_of(outcome)],
        "pool": pool.name,
        "mode": pool.mode,
        "answer": _text(fusion.value) if fusion else None,
        **_whole(fusion),
        "rulings": [{**asdict(one), "pair": list(one.pair)} for one in outcome.board.rulings],
        "members": [_member(row) for row in outcome.board.rows.values() if row.name != JUDGE],
        "estimate": {"low": f"{plan.low:f}", "high": f"{plan.high:f}"} if plan else None,
        "cost": f"{outcome.spent.spent:f}",
        "currency": pool.currency,
        "usage": _usage(outcome.used),
        "wall": round(fusion.wall if fusion else outcome.wall, 3),
        "warnings": list(fusion.warnings if fusion else plan.warnings if plan else ()),
        "suspicious": list(plan.suspicious) if plan else [],
    }


def _whole(fusion: Fusion[Any] | None) -> dict[str, Any]:
    """What is there once it ended; the same keys without values where it was stopped."""
    if fusion is None:
        lists: dict[str, list[Any]] = {name: [] for name in ("sentences", "dissent", "quotes")}
        return {"chosen": None, "degraded": "", **lists, "agreement": None}
    return {
        "chosen": fusion.chosen,
        "degraded": fusion.degraded,
        "sentences": [{"text": one.text, "members": list(one.members)} for one in fusion.sentences],
        "dissent": list(fusion.dissent),
        "quotes": [asdict(one) for one in fusion.quotes],
        "agreement": asdict(fusion.agreement),
    }


def _member(row: Row) -> dict[str, Any]:
    """`state` is drafted, failed, cut (stopped while it wrote) or waiting; `text` is partial unless drafted."""
    came = row.draft or row.failure
    state = "drafted" if row.draft else "failed" if row.failure else "waiting" if row.state == "waiting" else "cut"
    return {
        "name": row.name,
        "model": row.model,
        "state": state,
        "text": _text(row.draft.value) if row.draft else came.raw if isinstance(came, Failure) else row.text,
        "reason": row.failure.reason if row.failure else None,
        "words": row.failure.words if row.failure else None,
        "usage": _usage(came.usage) if came else None,
        "cost": f"{came.cost:f}" if came else None,
        "wall": round(came.wall, 3) if came else None,
        **_how(row.draft),
    }


def _how(draft: Draft[Any] | None) -> dict[str, Any]:
    first = round(draft.first_token, 3) if draft else None
    return {"first_token": first, "repaired": bool(draft and draft.repaired), "hedged": bool(draft and draft.hedged)}


def _text(value: Any) -> str | None:
    return value.text if value is not None else None


def _usage(usage: Usage) -> dict[str, Any]:
    return asdict(usage)

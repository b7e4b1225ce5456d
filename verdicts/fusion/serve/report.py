"""The report on a fusion: the extra field `fusion` of an answer. Money is text, so that no client rounds it."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from verdicts.fusion.drafts import Answer, Draft, Failure, Fusion
from verdicts.fusion.pool import Pool


def report_of(pool: Pool, fusion: Fusion[Any], degraded: str = "") -> dict[str, Any]:
    """All that came of it but the answer. `sentences` say of each sentence which members' drafts it is from."""
    return {
        "pool": pool.name,
        "mode": fusion.mode,
        "judge": pool.judge.model.name,
        "members": [_draft(draft) for draft in fusion.drafts],
        "failures": [_failure(failure) for failure in fusion.failures],
        "chosen": fusion.chosen,
        "sentences": [{"text": one.text, "members": list(one.members)} for one in fusion.sentences],
        "rulings": [asdict(ruling) for ruling in fusion.rulings],
        "dissent": list(fusion.dissent),
        "agreement": asdict(fusion.agreement),
        "quotes": [asdict(quote) for quote in fusion.quotes],
        "cost": _money(fusion.cost),
        "currency": fusion.currency,
        "usage": usage_of(fusion),
        "wall": round(fusion.wall, 3),
        "degraded": degraded or fusion.degraded,
        "warnings": list(fusion.warnings),
    }


def usage_of(fusion: Fusion[Any]) -> dict[str, int]:
    """Tokens of all members and the judge."""
    used = fusion.usage
    return {"prompt_tokens": used.input, "completion_tokens": used.output, "total_tokens": used.input + used.output}


def text_of(value: BaseModel) -> str:
    """A value as the caller gets it: its words, or JSON by the caller's own names."""
    return value.text if isinstance(value, Answer) else value.model_dump_json(by_alias=True)


def _draft(draft: Draft[Any]) -> dict[str, Any]:
    return {
        "name": draft.member,
        "model": draft.model,
        "content": text_of(draft.value),
        "usage": asdict(draft.usage),
        "cost": _money(draft.cost),
        "first_token": round(draft.first_token, 3),
        "wall": round(draft.wall, 3),
        "repaired": draft.repaired,
        "hedged": draft.hedged,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "name": failure.member,
        "model": failure.model,
        "reason": failure.reason,
        "message": failure.words,
        "cost": _money(failure.cost),
        "wall": round(failure.wall, 3),
    }


def _money(amount: Decimal) -> str:
    return f"{amount:f}"

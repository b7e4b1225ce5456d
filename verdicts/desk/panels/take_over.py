"""A drafted text becomes a reviewer's take in the working copy. What stood there is kept in the copy, and can be put
back: nobody's words are written over for good."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.drafting.material import material
from verdicts.desk.panels.marks import open_marks
from verdicts.desk.panels.matter import matter_of
from verdicts.desk.wording import plural
from verdicts.desk.working.change import changed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.drafting import PanelRun, TakeDraft
from verdicts.domain.working import edits
from verdicts.domain.working.cells import Cells, ids
from verdicts.store.drafts import panel_run_by_id
from verdicts.store.working import editor_of

OF_A_TAKE = ("score", "text", "origin", "models", "drafted", "edited", "editor", "on", "run", "seen", "checked")
LARGEST = 2**31  # numbers of runs are smaller
MOST_KEPT = 20  # texts of one take that can be put back
GONE = Refused("This draft of a take no longer exists.")
NONE_FREE = Refused("Every reviewer with a draft has a take already. Use a draft by itself to put it in its place.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text of a run: the reviewer's, or with `member` what that member wrote."""

    run: int
    reviewer: str
    member: str = ""


def take_over(engine: Engine, account: int, copy: int, chosen: Chosen, now: datetime) -> Done | Refused:
    """Write score, text and models of a draft into the copy. Raises NotAllowed."""

    def change(conn: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        run = panel_run_by_id(conn, chosen.run) if 0 < chosen.run < LARGEST else None
        text = _text(run, chosen) if run and run.copy_id == stands.id else None
        if text is None:
            return GONE
        return _taken(stands.cells, chosen, text, now), Done("The draft is your take now.")

    return changed(engine, account, copy, change, now)


def take_all(engine: Engine, account: int, copy: int, number: int, now: datetime) -> Done | Refused:
    """The same for every draft of a run whose reviewer has no words in the copy yet. Raises NotAllowed."""

    def change(conn: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        run = panel_run_by_id(conn, number) if 0 < number < LARGEST else None
        if run is None or run.copy_id != stands.id:
            return GONE
        cells, came = stands.cells, list[str]()
        for take in run.takes:
            chosen = Chosen(number, take.reviewer)
            if (text := _text(run, chosen)) and not cells.get(f"take.{take.reviewer}.text", "").strip():
                cells = _taken(cells, chosen, text, now)
                came.append(take.reviewer)
        words = "1 draft is a take now." if len(came) == 1 else f"{len(came)} drafts are takes now."
        return (cells, Done(words, rows=tuple(came))) if came else NONE_FREE

    return changed(engine, account, copy, change, now)


def leave_all(engine: Engine, account: int, copy: int, keys: Sequence[str], now: datetime) -> Done | Refused:
    """Take the drafts of these reviewers out again, but for those that were edited since. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done]:
        cells = stands.cells
        here = [key for key in keys if key in ids(cells, "panel")]
        left = [key for key in here if cells.get(f"take.{key}.text") == cells.get(f"take.{key}.drafted")]
        for key in left:
            cells = _left(cells, key)
        stay = " One that was edited stays." if len(left) < len(here) else ""
        return cells, Done(f"{plural(len(left), 'draft')} taken out again.{stay}")

    return changed(engine, account, copy, change, now)


def _left(cells: Cells, key: str) -> Cells:
    """The cells without a take that was a draft; a score that was typed before it came is there again."""
    kept = kept_takes(cells, key)
    old = kept[-1] if kept else {}
    blank = {f"take.{key}.{name}": old.get(name, "") for name in OF_A_TAKE}
    cells = {**cells, **blank, f"take.{key}.before": json.dumps(kept[:-1])}
    return cells if kept else edits.remove(cells, "panel", key)


def _taken(cells: Cells, chosen: Chosen, text: dict[str, str], now: datetime) -> Cells:
    key = chosen.reviewer
    new = {name: text.get(name, "") for name in OF_A_TAKE} | {"on": f"{now:%Y-%m-%d}", "run": str(chosen.run)}
    kept, _ = edits.add(_kept(cells, key), "panel", key)
    return {**kept, **{f"take.{key}.{name}": value for name, value in new.items()}}


def put_back(engine: Engine, account: int, copy: int, key: str, now: datetime) -> Done | Refused:
    """Put back what stood in a reviewer's take before a draft was taken. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        kept = kept_takes(stands.cells, key)
        if not kept:
            return Refused("There is nothing to put back.")
        at, old = f"take.{key}", kept[-1]
        cells = {**stands.cells, **{f"{at}.{name}": old.get(name, "") for name in OF_A_TAKE}}
        return {**cells, f"{at}.before": json.dumps(kept[:-1])}, Done("Your words are back.")

    return changed(engine, account, copy, change, now)


def acknowledge(engine: Engine, account: int, copy: int, key: str, shown: str, now: datetime) -> Done | Refused:
    """An editor has looked at the marks `shown` (one a line) and stands by them. Raises NotAllowed."""

    def change(conn: Connection, stands: WorkingCopy) -> tuple[Cells, Done] | Refused:
        there, by = open_marks(stands.cells, key, material(matter_of(stands).tool)), editor_of(conn, account)
        looked = [mark for mark in there if mark in shown.split("\n")]
        cells = _more(stands.cells, f"take.{key}.seen", looked)
        return _more(cells, f"take.{key}.checked", [by.byline] if by and looked else []), Done()

    return changed(engine, account, copy, change, now)


def check_again(engine: Engine, account: int, copy: int, key: str, now: datetime) -> Done | Refused:
    """Take back that the marks of a take were acknowledged, by whomever. Raises NotAllowed."""

    def change(_: Connection, stands: WorkingCopy) -> tuple[Cells, Done]:
        at = f"take.{key}"
        none = {f"{at}.{name}": "" for name in ("seen", "checked") if f"{at}.{name}" in stands.cells}
        return {**stands.cells, **none}, Done()

    return changed(engine, account, copy, change, now)


def _more(cells: Cells, path: str, lines: Sequence[str]) -> Cells:
    """The cells with lines added to one, each once."""
    there = dict.fromkeys(filter(None, [*cells.get(path, "").split("\n"), *lines]))
    return {**cells, path: "\n".join(there)} if lines else cells


def kept_takes(cells: Cells, key: str) -> list[dict[str, str]]:
    """What can be put back, the newest last."""
    return json.loads(cells.get(f"take.{key}.before") or "[]")


def _kept(cells: Cells, key: str) -> Cells:
    """The cells with what stands in the take kept, where somebody typed any of it."""
    at = f"take.{key}"
    old = {name: cells.get(f"{at}.{name}", "") for name in OF_A_TAKE}
    typed = key in ids(cells, "panel") and (old["text"] or old["score"]) and old["text"] != old["drafted"]
    if not typed:
        return cells
    return {**cells, f"{at}.before": json.dumps([*kept_takes(cells, key), old][-MOST_KEPT:], ensure_ascii=False)}


def _text(run: PanelRun | None, chosen: Chosen) -> dict[str, str] | None:
    take = next((one for one in run.takes if one.reviewer == chosen.reviewer), None) if run else None
    if run is None or take is None:
        return None
    if not chosen.member:
        models = models_of(take, run.report.judge)
        return _cells(take.score, take.text, models) if take.text and take.score is not None else None
    for one in take.report.drafts:
        if one.member == chosen.member:
            return _cells(one.score, one.text, (one.model,))
    return None


def models_of(take: TakeDraft, judge: str) -> tuple[str, ...]:
    """Whose text it is: that of one draft alone, or what a judge wrote of all."""
    alone = [draft.model for draft in take.report.drafts if draft.text == take.text]
    return tuple(alone[:1]) or tuple(dict.fromkeys([*take.models, *filter(None, [judge])]))


def _cells(score: int, text: str, models: tuple[str, ...]) -> dict[str, str]:
    told = {"score": str(score), "text": text, "drafted": text, "models": "\n".join(models)}
    return {**told, "origin": "model-drafted", "edited": "0"}

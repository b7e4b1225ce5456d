"""A stored run for a person, and as a document for programs. Every text of a model is shown as plain characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verdicts.commands.fusion.wording import estimated, line, money, plain
from verdicts.desk.wording import listed, plural
from verdicts.domain.drafting import PanelRun, RunState, TakeDraft

VERSION = 1
STATES: dict[RunState, str] = {
    "running": "is running",
    "done": "done",
    "failed": "failed",
    "cancelled": "cancelled",
    "unfinished": "ended unfinished, its process stopped",
}


def code_of(run: PanelRun) -> int:
    """The exit code: 0 all takes as asked for, 1 none, 3 something lacks."""
    if not any(take.score is not None for take in run.takes):
        return 1
    return 0 if all(take.state == "drafted" and not take.words for take in run.takes) else 3


def head(run: PanelRun) -> str:
    """One line on a run."""
    takes = sum(take.state == "drafted" for take in run.takes)
    marks = sum(take.report.unsourced for take in run.takes)
    said = f"{plural(takes, 'take')} of {plural(len(run.takes), 'reviewer')}"
    cost = f", {money(run.cost, run.currency)}" if run.high or run.cost else ""
    began = f"{run.began:%Y-%m-%d %H:%M} UTC"
    flagged = f", {plural(marks, 'mark')}" if marks else ""
    return (
        f"{run.id}  {run.tool}  {began}  pool {line(run.pool)} ({run.mode})  {STATES[run.state]}: {said}{flagged}{cost}"
    )


def told(run: PanelRun, names: Mapping[str, str]) -> Iterator[str]:
    """All of a run, line by line."""
    yield f"Draft {head(run)}"
    for take in run.takes:
        yield ""
        yield from _take(take, names.get(take.reviewer, take.reviewer))
    yield ""
    yield _cost(run)
    yield from (f"Warning: {line(words)}" for words in run.report.warnings)
    for at in run.report.suspicious:
        said = line(run.report.material[at - 1].text)[:200]
        yield f"Look at [{at}], which tries to instruct models or hides words: {said}"
    yield "These are drafts. Nothing was published."


def document(run: PanelRun) -> dict[str, Any]:
    """All of a run. Keys stay; new ones may come. Money is text, moments ISO 8601, times seconds."""
    found = run.model_dump(mode="json")
    takes = [
        {**cells, "verdict": take.verdict, "models": list(take.models), "unsourced": take.report.unsourced}
        for cells, take in zip(found["takes"], run.takes, strict=True)
    ]
    return {"version": VERSION, **found, "takes": takes}


def _take(take: TakeDraft, name: str) -> Iterator[str]:
    if take.state == "waiting":
        yield f"{line(name)}: is being drafted"
    elif take.verdict:
        yield f"{line(name)}: {take.verdict}, {take.score} of 100"
    else:
        yield f"{line(name)}: {line(take.words)}"
    yield from (f"  {row}" for row in plain(take.text).splitlines())
    if take.verdict and take.words:
        yield f"  Not as it was asked for: {line(take.words)}"
    yield from (f"  {words}" for words in (*_marks(take), *_drafted(take)))


def _marks(take: TakeDraft) -> Iterator[str]:
    for quote in take.report.quotes:
        if not quote.found:
            where = f"piece [{quote.datum}]" if quote.datum else "any piece"
            yield f"UNSOURCED quote, not in {where}: “{line(quote.text)}”"
    if take.report.figures:
        yield f"UNSOURCED figures: {', '.join(map(line, take.report.figures))}"
    found = [quote for quote in take.report.quotes if quote.found]
    yield from (f"Quote of [{quote.datum}]: “{line(quote.text)}”" for quote in found)
    yield from (f"Doubt: {line(doubt)}" for doubt in take.report.doubts)


def _drafted(take: TakeDraft) -> Iterator[str]:
    report = take.report
    if report.drafts:
        scores = listed([f"{line(draft.member)} {draft.score}" for draft in report.drafts])
        yield f"Drafted by {listed(list(map(line, take.models)))}. Scores: {scores}.{_apart(take)}"
    if take.state != "drafted":
        for draft in report.drafts:
            yield f"{line(draft.member)} wrote: {line(draft.text)}"
    yield from (f"{line(one.member)} failed: {line(one.words)}" for one in report.failures if take.verdict)


def _apart(take: TakeDraft) -> str:
    apart = take.report.apart
    if apart.spread is None:
        return ""
    alike = f", texts alike to {apart.alike:.0%}" if apart.alike is not None else ""
    return f" Agreement: {apart.ship} ship, {apart.skip} skip, {apart.spread:g} points apart{alike}."


def _cost(run: PanelRun) -> str:
    if not run.high:
        return f"{run.wall:.1f} s; no prices are set, so no cost was counted."
    costs = estimated(run.low, run.high, run.currency)
    return f"Cost: {money(run.cost, run.currency)} (estimated {costs}); {run.wall:.1f} s."


def listing(runs: Sequence[PanelRun]) -> Iterator[str]:
    """A line a run."""
    yield from map(head, runs)

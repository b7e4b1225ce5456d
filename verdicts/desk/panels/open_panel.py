"""Open the panel of a working copy: who can be asked, what it would cost, what was drafted, and the editor's takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.drafting.material import material
from verdicts.desk.panels.matter import Matter, matter_of
from verdicts.desk.panels.pricing import Priced, priced
from verdicts.desk.panels.runner import Runner
from verdicts.desk.panels.seats import seat_of
from verdicts.desk.panels.sittings import run_view
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.forms import Form
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.publish import lacks_of
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.drafting import PanelRun
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.working.cells import ids
from verdicts.store.drafts import runs_of_copy
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.working import copy_numbered
from verdicts.views.desk_panel import PanelDeskView, RunView
from verdicts.views.parts import MetaView

PATH = "/desk/panels/"


@dataclass(frozen=True)
class Choice:
    """What an editor chose on the page: reviewers (None: all), a pool and the most to spend ("" where not said)."""

    keys: frozenset[str] | None = None
    pool: str = ""
    most: str = ""


def open_panel(
    library: Library, site: Site, account: int, copy: str, choice: Choice, runner: Runner
) -> tuple[PanelDeskView, RunView]:
    """The page, and the run that it shows: the newest one."""
    path = f"{PATH}{copy}"
    meta = MetaView(f"Panel · {site.name}", "A panel on the editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            stands = copy_numbered(conn, copy)
            if stands is None:
                return PanelDeskView(path, meta, gone=True), RunView()
            known, runs = reviewers(conn), runs_of_copy(conn, stands.id)
            view = _view(conn, stands, path, site, known, runs, choice, runner, account)
            return view, _run(stands, known, runs, runner)
    except NotAllowed:
        return PanelDeskView(path, meta, barred=True), RunView()


def _run(copy: WorkingCopy, known: Sequence[Reviewer], runs: Sequence[PanelRun], runner: Runner) -> RunView:
    progress = runner.progress(copy.id)
    if progress:
        return progress.view()
    return run_view(runs[0], known) if runs else RunView()


def _view(
    conn: Connection,
    copy: WorkingCopy,
    path: str,
    site: Site,
    known: Sequence[Reviewer],
    runs: Sequence[PanelRun],
    choice: Choice,
    runner: Runner,
    account: int,
) -> PanelDeskView:
    matter, active = matter_of(copy), [one for one in known if not one.retired]
    data, form = material(matter.tool), _form(conn, copy, account)
    keys = choice.keys if choice.keys is not None else frozenset(one.key for one in active)
    money: Priced = priced(conn, matter.tool, [one for one in active if one.key in keys], choice, runner)
    costs = {name: getattr(money, name) for name in ("estimate", "left", "most", "currency")}
    return PanelDeskView(
        path=path,
        meta=MetaView(f"{copy.name} · Panel · {site.name}", "A panel on the editor's desk.", "", "noindex"),
        copy=copy.id,
        title=copy.name,
        draft=f"{DRAFTS}{copy.id}",
        seats=[seat_of(form, one, one.key in keys, data) for one in active],
        pools=money.pools,
        pool=money.pool,
        about_pool=money.about,
        **costs,
        material=_material(matter, len(data)),
        lacks=matter.lacks or ("" if keys else "Choose a reviewer.") or money.lacks,
        without=_without(copy, active, runs),
    )


def _form(conn: Connection, copy: WorkingCopy, account: int) -> Form:
    """What is wrong with a text stands beside it as its marks."""
    lacks = {one.path: one.said for one in reversed(lacks_of(conn, copy)) if one.path.endswith(".score")}
    return Form(copy.cells, lacks, {}, {}, reader=account)


def _material(matter: Matter, pieces: int) -> str:
    """What the models read."""
    out = (
        f" {plural(matter.left_out, 'row')} left out: a source, a month or a value is missing."
        if matter.left_out
        else ""
    )
    return f"The models read {plural(pieces, 'piece')} of this draft.{out}"


def _without(copy: WorkingCopy, known: Sequence[Reviewer], runs: Sequence[PanelRun]) -> list[str]:
    """Reviewers whom the newest run left without any draft, and those who have neither a take nor a draft of one; none
    where nothing was drafted at all."""
    drafted = {take.reviewer for run in runs for take in run.takes if take.report.drafts}
    left = {take.reviewer for run in runs[:1] for take in run.takes if take.state == "none" and not take.report.drafts}
    served = (drafted | set(ids(copy.cells, "panel"))) - left
    return [one.key for one in known if runs and one.key not in served]

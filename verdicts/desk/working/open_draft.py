"""Open one draft as a form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.correcting.take_up import reported
from verdicts.desk.dates import minute
from verdicts.desk.drafting.material import material
from verdicts.desk.drawing import WORDS, reviewer_view
from verdicts.desk.panels.matter import matter_of
from verdicts.desk.panels.parts import marks_view
from verdicts.desk.revising.schedule import schedule_view
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.company import ALONE, Company, company_of
from verdicts.desk.working.forms import BASICS, CLAIM, FACT, LINKS, PRICE, PRICING, SCORE, TEXT, Form, Look, row_at
from verdicts.desk.working.lacking import lacks_views
from verdicts.desk.working.publish import lacks_of, unchanged
from verdicts.desk.working.reading import Lack
from verdicts.desk.working.warning import warnings_of
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.panels import verdict_of
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.working.cells import Rows, claims_at, ids
from verdicts.fusion.brief import Datum
from verdicts.store.engine import reading
from verdicts.store.labels import category_names, labels_of
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import newest_number
from verdicts.store.scheduling import schedules
from verdicts.store.working import copy_numbered, tool_id
from verdicts.views.desk import DraftTakeView, DraftView, RowView
from verdicts.views.parts import MetaView

PATH = "/desk/drafts/"
SAME = "Nothing changed yet"
MOVED = "Somebody published this tool since the draft began."
_ORIGINS = {"human": "Written by hand", "model-drafted": "Drafted by models", "sample": "Sample"}


def open_draft(
    library: Library,
    site: Site,
    account: int,
    copy: str,
    today: date,
    told: Collection[str] = (),
    company: Company = ALONE,
    report: int = 0,
) -> DraftView:
    """The draft of that number, for an editor; `told` are cells that were said to lack when they wanted to publish;
    `company` is who has it open; `report` is the number of a reader's report that they work on."""
    path = f"{PATH}{copy}"
    meta = MetaView(f"Draft · {site.name}", "A draft on the editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            stands = copy_numbered(conn, copy)
            if stands is None:
                return DraftView(path, meta, gone=True)
            lacks, (about, notes) = lacks_of(conn, stands), reported(conn, report, stands.slug, stands.cells)
            form = _form(conn, stands, lacks, f"{today:%Y-%m}", told, account)
            form = replace(form, warnings={**form.warnings, **notes})
            drawn = _drawn(form, lacks, reviewers(conn), material(matter_of(stands).tool), unchanged(conn, stands))
            planned = schedules(conn, [stands.id]).get(stands.id)
            here = company_of(conn, company, stands.id, account)
            drawn = replace(drawn, schedule=schedule_view(planned, stands.version), here=here, report=about)
            return replace(drawn, moved=MOVED if _moved(conn, stands) else "", **_head(stands, site, path))
    except NotAllowed:
        return DraftView(path, meta, barred=True, back=f"/sign-in?next={quote(path)}")


def _form(
    conn: Connection, copy: WorkingCopy, lacks: list[Lack], month: str, told: Collection[str], account: int
) -> Form:
    cells, faults = copy.cells, {one.path: one.said for one in reversed(lacks)}
    labels = labels_of(conn, cells.get("category", "").strip(), copy.slug)
    known = {"category": category_names(conn), "label": sorted(labels)}
    return Form(cells, faults, warnings_of(cells, month, labels), known, told, account)


def _moved(conn: Connection, copy: WorkingCopy) -> bool:
    """Whether somebody published the tool since the draft began."""
    number = tool_id(conn, copy.slug) if copy.slug else None
    return number is not None and newest_number(conn, number) != copy.base


def _head(copy: WorkingCopy, site: Site, path: str) -> dict[str, Any]:
    return {
        "path": path,
        "meta": MetaView(f"{copy.name} · Desk · {site.name}", "A draft on the editor's desk.", "", "noindex"),
        "copy": copy.id,
        "version": copy.version,
        "title": copy.name,
        "slug": copy.slug,
        "about": about(copy),
        "back": f"/sign-in?next={quote(path)}",
    }


def _drawn(form: Form, lacks: list[Lack], known: list[Reviewer], data: tuple[Datum, ...], same: bool) -> DraftView:
    seated = ids(form.cells, "panel")
    return DraftView(
        state=SAME if same and not lacks else state_of(lacks),
        basics=form.fields(BASICS),
        pricing=form.fields(PRICING),
        links=form.fields(LINKS),
        facts=_rows(form, "facts", "fact", FACT),
        prices=_rows(form, "prices", "price", PRICE),
        takes=[_take(form, one, data) for one in known if one.key in seated],
        others=[reviewer_view(one) for one in known if one.key not in seated and not one.retired],
        lacks=lacks_views(form.cells, lacks, known),
        ready=not lacks and not same,
    )


def about(copy: WorkingCopy) -> str:
    """Who changed it last, and when."""
    by = f" by {copy.by}" if copy.by else ""
    return f"Changed {minute(copy.changed_at)}{by}"


def state_of(lacks: list[Lack]) -> str:
    """Ready, or how much lacks."""
    return f"{plural(len(lacks), 'thing to fix', 'things to fix')}" if lacks else "Ready to publish"


def _rows(form: Form, rows: Rows, kind: str, looks: Mapping[str, Look]) -> list[RowView]:
    cells, here = form.cells, ids(form.cells, rows)
    title = "label" if rows == "facts" else "meter"
    return [
        RowView(
            id=row,
            rows=rows,
            at=row_at(rows, row),
            title=cells.get(f"{kind}.{row}.{title}", "") or f"{kind.title()} {at}",
            fields=form.fields(looks, f"{kind}.{row}."),
            first=at == 1,
            last=at == len(here),
        )
        for at, row in enumerate(here, start=1)
    ]


def _take(form: Form, reviewer: Reviewer, data: tuple[Datum, ...]) -> DraftTakeView:
    cells, at = form.cells, f"take.{reviewer.key}"
    typed = cells.get(f"{at}.score", "").strip()
    score = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else None
    verdict = "none" if score is None or score > 100 else verdict_of(score)
    return DraftTakeView(
        who=reviewer_view(reviewer),
        at=row_at("panel", reviewer.key),
        score=form.field(f"{at}.score", SCORE),
        text=form.field(f"{at}.text", TEXT),
        verdict=verdict,
        word=WORDS[verdict] if verdict != "none" else "",
        origin=_ORIGINS.get(cells.get(f"{at}.origin", "human"), "Written by hand"),
        marks=marks_view(cells, reviewer.key, data),
        claims_at=claims_at(reviewer.key),
        claims=_rows(form, claims_at(reviewer.key), "claim", CLAIM),
        claims_fault=form.faults.get(claims_at(reviewer.key), ""),
    )

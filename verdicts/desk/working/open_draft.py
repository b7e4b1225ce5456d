"""Open one draft as a form."""

from __future__ import annotations

from collections.abc import Mapping

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import minute
from verdicts.desk.drawing import WORDS, reviewer_view
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.forms import BASICS, FACT, LINKS, PRICE, PRICING, SCORE, TEXT, Look, field_of, fields_of
from verdicts.desk.working.forms import ident as ident_of
from verdicts.desk.working.publish import lacks_of
from verdicts.desk.working.reading import Lack
from verdicts.domain.desk import WorkingCopy
from verdicts.domain.panels import verdict_of
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.working.cells import Cells, Rows, ids
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import newest_number
from verdicts.store.working import copy_by_id, tool_id
from verdicts.views.desk import DraftTakeView, DraftView, LackView, RowView
from verdicts.views.parts import MetaView

PATH = "/desk/drafts/"
_ORIGINS = {"human": "Written by hand", "model-drafted": "Drafted by models", "sample": "Sample"}


def open_draft(library: Library, site: Site, account: int, copy: str) -> DraftView:
    """The draft of that number, for an editor."""
    path = f"{PATH}{copy}"
    meta = MetaView(f"Draft · {site.name}", "A draft on the editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            stands = copy_by_id(conn, int(copy)) if copy.isascii() and copy.isdecimal() and len(copy) < 10 else None
            if stands is None:
                return DraftView(path, meta, gone=True)
            number = tool_id(conn, stands.slug) if stands.slug else None
            moved = number is not None and newest_number(conn, number) != stands.base
            return _view(stands, path, site, lacks_of(conn, stands), reviewers(conn), moved)
    except NotAllowed:
        return DraftView(path, meta, barred=True)


def _view(copy: WorkingCopy, path: str, site: Site, lacks: list[Lack], known: list[Reviewer], moved: bool) -> DraftView:
    cells, faults = copy.cells, {one.path: one.said for one in reversed(lacks)}
    seated = ids(cells, "panel")
    return DraftView(
        path=path,
        meta=MetaView(f"{copy.name} · Desk · {site.name}", "A draft on the editor's desk.", "", "noindex"),
        copy=copy.id,
        version=copy.version,
        title=copy.name,
        slug=copy.slug,
        about=about(copy),
        state=state_of(lacks),
        moved="Somebody published this tool since the draft began." if moved else "",
        basics=fields_of(cells, BASICS, faults),
        pricing=fields_of(cells, PRICING, faults),
        links=fields_of(cells, LINKS, faults),
        facts=_rows(cells, "facts", "fact", FACT, faults),
        prices=_rows(cells, "prices", "price", PRICE, faults),
        takes=[_take(cells, one, faults) for one in known if one.key in seated],
        others=[reviewer_view(one) for one in known if one.key not in seated],
        lacks=[LackView(one.said, *_where(cells, one.path, known)) for one in lacks],
        ready=not lacks,
    )


def about(copy: WorkingCopy) -> str:
    """Who changed it last, and when."""
    by = f" by {copy.by}" if copy.by else ""
    return f"Changed {minute(copy.changed_at)}{by}"


def state_of(lacks: list[Lack]) -> str:
    """Ready, or how much lacks."""
    return f"{plural(len(lacks), 'thing lacks', 'things lack')}" if lacks else "Ready to publish"


def _rows(cells: Cells, rows: Rows, kind: str, looks: Mapping[str, Look], faults: Mapping[str, str]) -> list[RowView]:
    here = ids(cells, rows)
    title = "label" if rows == "facts" else "meter"
    return [
        RowView(
            id=row,
            rows=rows,
            title=cells.get(f"{kind}.{row}.{title}", "") or f"{kind.title()} {at}",
            fields=fields_of(cells, looks, faults, f"{kind}.{row}."),
            first=at == 1,
            last=at == len(here),
        )
        for at, row in enumerate(here, start=1)
    ]


def _take(cells: Cells, reviewer: Reviewer, faults: Mapping[str, str]) -> DraftTakeView:
    at = f"take.{reviewer.key}"
    typed = cells.get(f"{at}.score", "").strip()
    score = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else None
    verdict = "none" if score is None or score > 100 else verdict_of(score)
    return DraftTakeView(
        who=reviewer_view(reviewer),
        score=field_of(cells, f"{at}.score", SCORE, faults),
        text=field_of(cells, f"{at}.text", TEXT, faults),
        verdict=verdict,
        word=WORDS[verdict] if verdict != "none" else "",
        origin=_ORIGINS.get(cells.get(f"{at}.origin", "human"), "Written by hand"),
    )


def _where(cells: Cells, path: str, known: list[Reviewer]) -> tuple[str, str]:
    """What a cell is called in the list of what lacks, and the way to it."""
    kind, _, rest = path.partition(".")
    row, _, name = rest.rpartition(".")
    rows: dict[str, Mapping[str, Look]] = {"fact": FACT, "price": PRICE, "take": {"score": SCORE, "text": TEXT}}
    look = rows[kind].get(name) if kind in rows else {**BASICS, **PRICING, **LINKS}.get(path)
    whose = next((one.name for one in known if one.key == row), "") if kind == "take" else ""
    title = whose or cells.get(f"{kind}.{row}.{'label' if kind == 'fact' else 'meter'}", "") or kind.title()
    said = f"{title}, {look.label.lower()}" if row and look else look.label if look else ""
    return said, f"#{ident_of(path)}" if path else ""

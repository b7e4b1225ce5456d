"""The page of import: what a file holds and what it would do, before anything is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import parse_qs

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.intake.naming import Change
from verdicts.desk.intake.piece import Unreadable
from verdicts.desk.intake.planning import Outcome, Plan, What, plan
from verdicts.desk.intake.read import read
from verdicts.desk.wording import listed, plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.forms import ident
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.open_draft import state_of
from verdicts.desk.working.publish import lacks_of
from verdicts.desk.working.reading import Lack
from verdicts.domain.desk import WorkingCopy
from verdicts.store.engine import reading
from verdicts.store.intake import kept_file
from verdicts.store.working import copy_by_id
from verdicts.views.desk_intake import BroughtRowView, ChangeView, IntakeView, MadeView, SlipView
from verdicts.views.parts import MetaView

PATH = "/desk/import"
SHOWN_ROWS, SHOWN_CHANGES, SHOWN_SLIPS, SHOWN_TEXT = 300, 12, 20, 140
WORDS: dict[What, str] = {"new": "New", "changed": "Changed", "same": "Unchanged", "refused": "Error"}
_GONE = "is not kept any more: files are kept for an hour. Bring it again"


def show(library: Library, site: Site, account: int, query: str, now: datetime) -> IntakeView:
    """The page at the address, for an editor: with the file of that number, if it is the editor's own."""
    meta = MetaView(f"Import · Desk · {site.name}", "Bring tools, facts and prices.", "", "noindex")
    bare = IntakeView(PATH, meta)
    number = parse_qs(query[:2000], max_num_fields=20).get("file", [""])[0]
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            if not (number.isascii() and number.isdecimal() and len(number) < 15):
                return bare
            kept = kept_file(conn, account, int(number), now)
            if kept is None:
                return IntakeView(PATH, meta, name="The file", broken=_GONE)
            try:
                found = plan(conn, read(kept[1]), now)
            except Unreadable as broken:
                return IntakeView(PATH, meta, name=kept[0], broken=clean(str(broken), 400))
        return _view(bare, int(number), kept[0], found)
    except NotAllowed:
        return IntakeView(PATH, meta, barred=True)


def made_views(library: Library, account: int, copies: Sequence[int]) -> list[MadeView]:
    """The drafts that were made, those that lack something first. Raises NotAllowed."""
    with reading(library.engine) as conn:
        allowed(conn, account)
        found = [copy for number in copies[:SHOWN_ROWS] if (copy := copy_by_id(conn, number))]
        told = [(copy, lacks_of(conn, copy)) for copy in found]
    return [_made(copy, lacks) for copy, lacks in sorted(told, key=lambda one: not one[1])]


def _made(copy: WorkingCopy, lacks: list[Lack]) -> MadeView:
    field = next((f"#{ident(one.path)}" for one in lacks if one.path), "")
    return MadeView(copy.name, state_of(lacks), f"{DRAFTS}{copy.id}{field}")


def _view(bare: IntakeView, file: int, name: str, found: Plan) -> IntakeView:
    rows = list(enumerate(found.outcomes))
    first = sorted(rows, key=lambda row: row[1].what != "refused")[:SHOWN_ROWS]
    hidden, drafts = len(found.outcomes) - len(first), plural(len(found.drafts), "draft")
    return IntakeView(
        bare.path,
        bare.meta,
        file=file,
        name=name,
        said=_said(found),
        notes=[clean(note, 400) for note in found.notes],
        rows=[_row(one) for _, one in sorted(first, key=lambda row: row[0])],
        more=f"{plural(hidden, 'row')} more, none with an error that is not shown above." if hidden else "",
        digest=found.digest,
        all=f"Make {drafts}" if found.drafts and not found.refused else "",
        some=f"Make {drafts}, leave out the errors" if found.drafts and found.refused else "",
        refused=plural(found.refused, "row has an error", "rows have errors") if found.refused else "",
    )


def _said(found: Plan) -> str:
    many = Counter(one.what for one in found.outcomes)
    parts = [
        f"{many[what]:,} {words}"
        for what, words in (("new", "new"), ("changed", "changed"), ("same", "unchanged"), ("refused", "with errors"))
        if many[what]
    ]
    return f"{plural(len(found.outcomes), 'row')}: {listed(parts)}."


def _row(one: Outcome) -> BroughtRowView:
    piece, more = one.piece, len(one.changes) - SHOWN_CHANGES
    return BroughtRowView(
        line=f"{piece.line}",
        slug=clean(piece.slug),
        title=clean(piece.title or piece.slug) or "No name",
        mark=one.what,
        word=WORDS[one.what],
        changes=[_change(change) for change in one.changes[:SHOWN_CHANGES]],
        more=f"and {more} more" if more > 0 else "",
        slips=[SlipView(clean(slip.column), clean(slip.reason, 300)) for slip in one.slips[:SHOWN_SLIPS]],
    )


def _change(change: Change) -> ChangeView:
    return ChangeView(clean(change.name), clean(change.before), clean(change.after), change.both)


def clean(text: str, most: int = SHOWN_TEXT) -> str:
    """A text of a file as it is shown: one line, without what does not show or turns the line around, not too long."""
    line = "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text[: most + 1])
    return line if len(line) <= most else f"{line[:most].rstrip()}…"

"""The stage: the live page waits behind the printed paper and takes its place once it has the same view."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components.el import Element
from verdicts.components.footer import footer
from verdicts.components.head import head
from verdicts.components.layout import Frame, header


class Stage(rx.Component):
    """`at` is the path its body shows, `canonical` and `edition` say which view it is, `kind` is the page's name,
    `known` is its JSON-LD.

    Children are top, body, bones, foot.
    """

    library = "$/public/js/stage.js"
    tag = "Stage"
    at: rx.Var[str]
    canonical: rx.Var[str]
    edition: rx.Var[str]
    kind: rx.Var[str]
    known: rx.Var[str]


def stage(frame: Frame, here: str, kind: str, at: Any, meta: Any, body: Element, bones: Element) -> rx.Component:
    """The live frame of a page: header, `body` (or `bones` until its view is here), footer."""
    shown = rx.fragment(head(meta, frame.name), body)
    return Stage.create(
        *(header(frame, here), shown, bones, footer(frame.name, here)),
        at=at,
        canonical=meta.canonical,
        edition=meta.edition,
        kind=kind,
        known=meta.json_ld,
    )


def page_title(meta: Any) -> rx.Var[str]:
    """The title of the view, or until it is here the title that was printed."""
    printed = rx.Var("(typeof document === 'undefined' ? '' : document.title)", _var_type=str)
    return rx.cond(meta.title != "", meta.title, printed)

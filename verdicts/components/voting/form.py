"""The form of a vote: it posts on paper and until the socket knows its reader, then a press goes to the handler."""

from __future__ import annotations

from typing import Any

import reflex as rx

from verdicts.components import el
from verdicts.components.connection import lost
from verdicts.components.el import Element, group
from verdicts.components.icons import icon
from verdicts.components.voting.community import Community

MODULE = "$/public/js/voting.js"


def _choice(choice: rx.Var[str]) -> list[rx.Var[str]]:
    return [choice]


class Voting(rx.Component):
    """The form. `chosen` is what counts, `turn` the number of the server's newest answer, `refused` why the last vote
    here did not count, `lost` whether the connection is away; `on_cast` gets the choice, "" to take it back."""

    library = MODULE
    tag = "Voting"
    action: rx.Var[str]
    known: rx.Var[bool]
    chosen: rx.Var[str]
    turn: rx.Var[int]
    refused: rx.Var[str]
    lost: rx.Var[bool]
    on_cast: rx.EventHandler[_choice]


class Choice(rx.Component):
    """A button of the form; pressed while its `value` is chosen."""

    library = MODULE
    tag = "Choice"
    value: rx.Var[str]


class Said(rx.Component):
    """What became of the vote."""

    library = MODULE
    tag = "Said"


def joined(slugs: Any) -> Any:
    """Slugs with commas between them, as the field `tools` wants them."""
    return slugs.to(list[str]).join(",") if isinstance(slugs, rx.Var) else ",".join(slugs)


def choice(community: Community, value: Any, *inside: Any, label: Any, look: str) -> Element:
    """A button that sends `value`; "" takes the vote back."""
    if community.mine is None:
        return el.button(*inside, type="submit", name="choice", value=value, aria_label=label, class_name=look)
    return Choice.create(*inside, value=value, class_name=look, custom_attrs={"aria-label": label})


def tick() -> Element:
    """Shown in a pressed button."""
    return el.span(icon("ok"), class_name="vote-tick")


def _line(community: Community, anchor: Any, back_label: Any) -> Element:
    """Under the buttons, always of the same height: what became of the vote, and the way to take it back."""
    counted = (
        el.span("Counted. You can change it any time.", id=f"counted{anchor}", class_name="vote-counted"),
        el.span("Taken back. No vote of yours counts here.", id=f"back{anchor}", class_name="vote-counted"),
    )
    said = el.span(role="status", class_name="vote-said") if community.mine is None else Said.create()
    undo = choice(community, "", "Take it back", label=back_label, look="link vote-back")
    return el.p(*counted, said, undo, class_name="vote-line")


def vote_form(
    community: Community, *buttons: Any, tools: Any, back: Any, at: Any, chosen: Any, cast: Any, anchor: Any, about: Any
) -> Element:
    """A vote on `tools` (slugs with commas) by one of `buttons`, then back to the path `back`.

    `at` names the control in MineView, `chosen` is a Var of what counts and `cast` its handler; `anchor` ends
    where the answer without JavaScript leads, `about` ends the label of the button that takes the vote back.
    """
    inside = group(
        el.input(type="hidden", name="tools", value=tools),
        el.input(type="hidden", name="back", value=back),
        el.div(*buttons, class_name="vote-choices"),
        _line(community, anchor, f"Take it back: {about}"),
    )
    mine = community.mine
    if mine is None:
        return el.form(inside, action="/vote", method="post", class_name="vote no-print")
    live = {"known": mine.known, "turn": mine.turn, "refused": rx.cond(mine.at == at, mine.refused, "")}
    return Voting.create(
        inside,
        action="/vote",
        chosen=chosen,
        lost=lost,
        on_cast=cast,
        class_name="vote no-print",
        key=tools,
        **live,
    )

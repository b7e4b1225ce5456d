"""What a reader has set in the address goes along: behind the path of a link, and as hidden fields of a form."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx
from reflex.vars import VarData

from verdicts.components import el
from verdicts.components.el import Element, is_printing
from verdicts.domain.weighing import encoded
from verdicts.views.along import AlongView

Part = Literal["weights", "workload", "all"]
_LIBRARY = "$/public/js/address.js"


class Along(rx.Component):
    """Hidden fields that follow the address. `of` is AlongView."""

    library = _LIBRARY
    tag = "Along"
    of: rx.Var[AlongView]
    part: rx.Var[str]


def hidden_along(of: AlongView | Any, part: Part = "all") -> Element:
    """Hidden fields of a form."""
    if not is_printing():
        return Along.create(of=of, part=part)
    return [el.input(type="hidden", name=key, value=text) for key, text in _pairs(of, part)]


def query_along(of: Any, part: Part = "all") -> str | Any:
    """What to put behind a path: "" or a query with its question mark. `of` is AlongView or a Var of it."""
    if is_printing():
        pairs = _pairs(of, part)
        return f"?{encoded(pairs)}" if pairs else ""
    hook = f'const along_{part} = useAlong({of!s}, "{part}");'
    made = VarData(imports={_LIBRARY: [rx.ImportVar(tag="useAlong")]}, hooks={hook: None})
    return rx.Var(f"along_{part}", _var_type=str, _var_data=VarData.merge(of._get_all_var_data(), made)).guess_type()


def _pairs(of: AlongView, part: Part) -> list[tuple[str, str]]:
    found = {"weights": of.weights, "workload": of.workload, "all": [*of.weights, *of.workload]}[part]
    return [(key, text) for key, text in found]

"""The comparison as the browser weighs it: no server is asked (assets/js/weighing.js)."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.vars import VarData

from verdicts.views.weighing import WeighedView

_LIBRARY = "$/public/js/weighing.js"
_HOOK = "useWeighed"


class WeightsForm(rx.Component):
    """A form whose fields are the address's query: what is set there is shown, what is changed is written there."""

    library = _LIBRARY
    tag = "WeightsForm"
    at: rx.Var[str]
    action: rx.Var[str]


def weighed_in_browser(weighing: Any) -> Any:
    """A Var of the WeighedView of a Var of a WeighingView and the query of the address."""
    hook = f"const weighed = {_HOOK}({weighing!s});"
    made = VarData(imports={_LIBRARY: [rx.ImportVar(tag=_HOOK)]}, hooks={hook: None})
    data = VarData.merge(weighing._get_all_var_data(), made)
    return rx.Var("weighed", _var_type=WeighedView, _var_data=data).guess_type()

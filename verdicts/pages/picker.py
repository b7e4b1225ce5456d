"""/compare"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.combobox import Looking
from verdicts.components.layout import Frame
from verdicts.components.picker_page import picker_page
from verdicts.components.stage import stage
from verdicts.states.picker import PickerState

ROUTE = "/compare"


def looking() -> Looking:
    """The picker's fields and form, live."""
    state = PickerState
    return Looking(state.field, state.text, state.found, lambda name: state.look(name), state.choose)


def picker(frame: Frame) -> rx.Component:
    """The live page."""
    view = PickerState.view
    return stage(frame, "/compare", "picker", view.path, view.meta, picker_page(view, looking()), bones("the picker"))

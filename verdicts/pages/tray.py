"""The compare tray of this browser, for the foot of every page."""

import reflex as rx

from verdicts.components.tray import tray
from verdicts.components.watch import watch
from verdicts.states.tray import TrayState


def compare_tray() -> rx.Component:
    """The live tray. It opens itself: when the page comes alive, when another tab changes it, and to end a refusal."""
    opener = watch(value=TrayState.kept, passing=TrayState.view.refused, on_moved=TrayState.open)
    return rx.fragment(opener, tray(TrayState.view, TrayState.remove, TrayState.clear))

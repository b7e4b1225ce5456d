"""/privacy"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.layout import Frame
from verdicts.components.privacy.page import privacy_page
from verdicts.components.stage import stage
from verdicts.states.privacy import PrivacyState

ROUTE = "/privacy"


def privacy(frame: Frame) -> rx.Component:
    """The live page."""
    view = PrivacyState.view
    return stage(frame, "/privacy", "privacy", view.path, view.meta, privacy_page(view), bones("the privacy page"))

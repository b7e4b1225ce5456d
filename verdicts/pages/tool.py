"""/tools/<slug>"""

import reflex as rx

from verdicts.components.bones import bones
from verdicts.components.layout import Frame
from verdicts.components.missing import staged
from verdicts.components.tool.page import tool_page
from verdicts.pages.marking import marks
from verdicts.pages.menus import offered, search
from verdicts.pages.voting import community
from verdicts.states.tool import ToolState

ROUTE = "/tools/[slug]"


def tool(frame: Frame) -> rx.Component:
    """The live page."""
    view = ToolState.view
    body = tool_page(view, search, offered(view.path), community("a"), marks())
    return staged(frame, "/tools", "tool", view, ToolState.missing, body, bones("the tool"))

"""Every event handler is a public endpoint: this is the whole list of them."""

from __future__ import annotations

from collections.abc import Iterator

import reflex as rx

import verdicts.app  # noqa: F401 - defines every state of the app

OPEN = {
    "AccountState": set[str](),
    "BallotState": {"cast", "pick"},
    "BulkState": {"toggle", "clear", "foresee", "rethink", "carry_out"},
    "BoardState": set[str](),
    "ComparisonState": {"open"},
    "DeskNewsState": set[str](),
    "DeskState": {"open", "look", "search", "begin", "discard", "put_back", "call_me"},
    "DraftState": {
        "open",
        "look",
        "write",
        "add_row",
        "remove_row",
        "move_row",
        "settle",
        "acknowledge",
        "check_again",
        "undo",
        "rebase",
        "publish",
        "discard",
        "weigh",
        "bring",
    },
    "EditionState": {"open"},
    "CorrectionsState": {"open"},
    "DeskCorrectionsState": {"open", "look", "take_up", "rule", "reopen"},
    "WeightsState": set[str](),
    "VotesDeskState": {"open", "look", "weigh", "exclude", "leave", "include"},
    "FrameState": {"open"},
    "HistoryState": {"open", "look", "edit", "restore"},
    "HomeState": {"open"},
    "IntakeState": {"open", "make"},
    "IssuesState": {"open", "look", "draft", "send", "test", "stop", "resume", "decide", "unfold"},
    "LadderState": {"open"},
    "LedgerState": {"open", "look", "resolve", "reopen", "undo"},
    "ListingState": {"open", "search", "submit"},
    "MarkState": {"keep", "drop", "undo"},
    "MenuState": {"seek", "take"},
    "MethodState": {"open"},
    "PrivacyState": {"open"},
    "MissingState": {"open"},
    "NewsState": {"open", "look", "acknowledge"},
    "PanelState": {
        *("open", "look", "tick", "use", "allow", "begin", "begin_without", "stop"),
        *("take", "take_all", "put_back", "acknowledge", "check_again", "undo", "write", "settle"),
    },
    "PickerState": {"open", "look", "choose"},
    "ScheduleState": {"schedule", "unschedule"},
    "ShelfState": {
        "open",
        "search",
        "submit",
        "keep",
        "drop",
        "undo",
        "annotate",
        "move",
        "step",
        "new_shelf",
        "name_shelf",
        "step_shelf",
        "remove_shelf",
        "share",
        "revoke",
    },
    "SeatsState": {"open", "look", "add", "rename", "move", "retire", "undo"},
    "TallyState": set[str](),
    "TendingState": {"open", "look", "rename", "retire", "bring_back", "foresee", "merge"},
    "ToolState": {"open"},
    "TrayState": {"open", "toggle", "remove", "clear"},
    "TroubleState": {"appear", "calm"},
    "UpkeepState": {"open_links", "open_stale", "mend", "confirm"},
}


def states(of: type[rx.State] = rx.State) -> Iterator[type[rx.State]]:
    """Every state class of the house."""
    for each in of.get_substates():
        if each.__module__.startswith("verdicts."):
            yield each
        yield from states(each)


def test_what_a_client_may_call_is_known() -> None:
    """No state offers a handler beyond this list; a method that is no endpoint begins with an underscore."""
    found = {each.__name__: set(each.event_handlers) - {"setvar"} for each in states()}
    assert found == OPEN

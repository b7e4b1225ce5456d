"""A watch on a value of the browser: no element, one event when the value moved."""

from __future__ import annotations

import reflex as rx


class Watch(rx.Component):
    """`on_moved` fires after `value` became another, by this tab or by another one.

    It fires as well when `passing`, words that stand only for a while, have stood for eight seconds or the reader
    went on to another address.
    """

    library = "$/public/js/watch.js"
    tag = "Watch"
    value: rx.Var[str]
    passing: rx.Var[str]
    on_moved: rx.EventHandler[rx.event.no_args_event_spec]


watch = Watch.create

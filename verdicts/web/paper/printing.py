"""The walker: Nodes become escaped HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from verdicts.components.el import Node, printing

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_RENAMED = {"class_name": "class", "html_for": "for", "default_value": "value", "default_checked": "checked"}
_CAMEL = {"view_box": "viewBox", "preserve_aspect_ratio": "preserveAspectRatio"}
_JOINED = frozenset(
    [
        "auto_complete",
        "auto_focus",
        "col_span",
        "row_span",
        "tab_index",
        "read_only",
        "max_length",
        "min_length",
        "input_mode",
        "date_time",
        "enc_type",
        "form_action",
        "form_method",
    ]
)
_INSIDE = {("select", "default_value"), ("textarea", "default_value")}
_LIVE_ONLY = ("on_", "key", "prevent_scroll_reset")


def print_html(build: Callable[..., Any], *views: Any) -> str:
    """Build an element from plain views and print it."""
    with printing():
        out: list[str] = []
        _walk(build(*views), out)
    return "".join(out)


def _walk(piece: Any, out: list[str]) -> None:
    if isinstance(piece, str):
        out.append(escape(piece, quote=False))
    elif isinstance(piece, Node):
        _element(piece, out)
    elif isinstance(piece, list | tuple):
        for part in piece:
            _walk(part, out)
    elif piece is not None:
        raise TypeError(f"only text and elements can be printed, not {type(piece).__name__}")


def _element(node: Node, out: list[str]) -> None:
    out.append(f"<{node.tag}")
    for name, value in node.props.items():
        if value is not None and not name.startswith(_LIVE_ONLY) and (node.tag, name) not in _INSIDE:
            out.append(_attribute(name, value))
    out.append(">")
    if node.tag in _VOID:
        return
    for child in _inside(node):
        _walk(child, out)
    out.append(f"</{node.tag}>")


def _inside(node: Node) -> Sequence[Any]:
    if node.tag == "textarea":  # a line break at its start is not part of the text
        return ("\n" + str(node.props.get("default_value") or ""),)
    return _chosen(node) if node.tag == "select" else node.children


def _chosen(select: Node) -> list[Node]:
    """A select's options, the chosen one marked: HTML has no value on a select."""
    wanted = select.props.get("default_value")
    options = [option for child in select.children for option in (child if isinstance(child, list) else [child])]
    return [
        Node("option", {**option.props, "selected": option.props.get("value") == wanted}, option.children)
        for option in options
        if option is not None
    ]


def attribute_name(name: str) -> str:
    """The HTML name of a Reflex property: class_name is class, aria_label is aria-label, view_box is viewBox."""
    if name in _RENAMED:
        return _RENAMED[name]
    return _CAMEL.get(name) or name.replace("_", "" if name in _JOINED else "-")


def _attribute(name: str, value: Any) -> str:
    if isinstance(value, dict):
        value = ";".join(f"{key}:{text}" for key, text in value.items())
    if isinstance(value, bool):
        if name.startswith("aria_"):
            value = "true" if value else "false"
        else:
            return f' {attribute_name(name)}=""' if value else ""
    return f' {attribute_name(name)}="{escape(str(value))}"'

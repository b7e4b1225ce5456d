"""Reads a prompt as a strict reader of the fence does."""

from __future__ import annotations


def pieces(text: str, mark: str) -> tuple[dict[str, list[str]], str]:
    """The heads of the pieces of each fence by its kind, and all that stands outside.

    Raises AssertionError where a fence does not end, begins twice, or holds a line that is neither a head nor text.
    """
    found: dict[str, list[str]] = {}
    outside, kind = list[str](), ""
    for line in text.split("\n"):
        if line == f"--- end {mark}":
            assert kind, "a fence ended that did not begin"
            kind = ""
        elif line.startswith("--- ") and line.endswith(mark):
            assert not kind, "a fence began within another"
            kind = line.removeprefix("--- ").removesuffix(f" {mark}")
            assert kind not in found, "a fence began twice"
            found[kind] = []
        elif not kind:
            outside.append(line)
        elif line.startswith("["):
            found[kind].append(line)
        else:
            assert line.startswith("| "), f"neither a head nor text: {line!r}"
            assert mark not in line, "a text holds the mark"
    assert not kind, "a fence did not end"
    return found, "\n".join(outside)

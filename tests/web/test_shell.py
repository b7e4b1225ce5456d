"""The built shell as it goes out: the stylesheet is inside, and its links load nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from verdicts.web.paper.shell import BrokenBuild, read_shell


def test_the_stylesheet_is_inlined_and_named_without_being_loaded(client_folder: Path) -> None:
    """The page carries the sheet's text; the link is disabled, the preload for no medium, both with their address."""
    html = read_shell(client_folder).page("", "")
    assert "body{color:red}</style>" in html
    links = re.findall(r"<link [^>]*look-abc\.css[^>]*>", html)
    assert ["disabled" in link or 'media="not all"' in link for link in links] == [True, True]
    assert "modulepreload" not in html


@pytest.mark.parametrize("lost", ['rel="preload"', 'rel="stylesheet"'])
def test_a_shell_without_its_two_links_is_refused(client_folder: Path, lost: str) -> None:
    """Where one of the sheet's links is missing, hydration would make and load it: the build is called broken."""
    file = client_folder / "__spa-fallback.html"
    file.write_text(file.read_text().replace(lost, 'rel="other"'))
    with pytest.raises(BrokenBuild, match="link and preload one stylesheet"):
        read_shell(client_folder)

"""The outbox: letters as files of the operator alone, where there is no mail server."""

from __future__ import annotations

import asyncio
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOON
from tests.post.conftest import LINK, letter, post, server, until
from tests.smtp import Peer
from verdicts.post.outbox import Outbox
from verdicts.post.refusals import NotDelivered

pytestmark = pytest.mark.anyio


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_each_letter_is_one_private_file(tmp_path: Path) -> None:
    """Folder 0700, files 0600, named by time and chance, each a whole message, and nothing half written beside."""
    folder = tmp_path / "data" / "outbox"
    box = post(Outbox(folder, lambda: NOON))
    paths = [Path(await box.deliver(letter())) for _ in range(3)]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert {_mode(folder), *map(_mode, paths)} == {0o700, 0o600}
    assert all(path.name.startswith("20261120T120000Z-") and path.suffix == ".eml" for path in paths)
    read = message_from_bytes(paths[0].read_bytes(), policy=default)
    assert (read["To"], LINK in str(read.get_body(("plain",)))) == ("ann@example.com", True)


async def test_the_log_says_so_once(tmp_path: Path, said: list[Any]) -> None:
    """At the start the log names the folder; letters themselves are not logged, and pages can tell the operator."""
    box = post(Outbox(tmp_path / "outbox", lambda: NOON))
    async with box.running():
        for _ in range(3):
            box.send(letter())
        await until(lambda: len(list(tmp_path.glob("outbox/*.eml"))) == 3)
    assert [(line["log_level"], line["folder"]) for line in said] == [("warning", str(tmp_path / "outbox"))]
    assert box.to_outbox


def test_with_a_server_there_is_no_outbox(peer: Peer) -> None:
    """A post with a server says so."""
    assert not post(server(peer)).to_outbox


async def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    """A folder that the operator made is left as it is; the files in it are private in any case."""
    await asyncio.to_thread(tmp_path.chmod, 0o755)
    path = Path(await post(Outbox(tmp_path, lambda: NOON)).deliver(letter()))
    assert (_mode(tmp_path), _mode(path)) == (0o755, 0o600)


async def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    """An impossible folder is a sentence with a way out, and leaves nothing."""
    (tmp_path / "file").write_text("")
    with pytest.raises(NotDelivered, match="outbox: ") as failed:
        await post(Outbox(tmp_path / "file" / "outbox", lambda: NOON)).deliver(letter())
    assert "VERDICTS_OUTBOX" in failed.value.words


async def test_a_write_that_fails_leaves_no_half_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails the temporary file is gone."""

    def full(old: object, new: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verdicts.post.outbox.os.replace", full)
    with pytest.raises(NotDelivered, match="No space left"):
        await post(Outbox(tmp_path, lambda: NOON)).deliver(letter())
    assert await asyncio.to_thread(lambda: list(tmp_path.iterdir())) == []

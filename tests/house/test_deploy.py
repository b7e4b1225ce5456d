"""What lies in deploy/ names files, settings and commands that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import HOUSE
from verdicts.settings import Settings

DEPLOY = HOUSE / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
KNOWN = {f"VERDICTS_{name.upper()}" for name in Settings.model_fields}


def _instructions(word: str) -> Iterator[list[str]]:
    """The words of each such instruction of the Dockerfile, continued lines joined."""
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    yield from (line.split()[1:] for line in text.splitlines() if line.startswith(f"{word} "))


def test_what_the_image_copies_is_there() -> None:
    """Every source of a COPY from the repository exists, and the list of what the build sees lets it through."""
    seen = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")}
    for words in _instructions("COPY"):
        if not words[0].startswith("--from"):
            sources = [word for word in words[:-1] if not word.startswith("--")]
            assert all((HOUSE / source).exists() for source in sources), words
            assert set(sources) <= seen, words


def test_the_image_holds_what_the_build_is_made_of() -> None:
    """Nothing that a rebuild would be needed for is left out: the app must find its frontend up to date."""
    from verdicts.commands.building import _SINGLE, _SOURCES

    copied = {word for words in _instructions("COPY") if not words[0].startswith("--from") for word in words[:-1]}
    assert {source.split("/")[0] for source in (*_SOURCES, *_SINGLE)} <= copied


def test_stages_are_those_that_compose_builds() -> None:
    """Compose's targets are stages of the Dockerfile, and nobody serves as root."""
    stages = {words[-1] for words in _instructions("FROM")}
    compose = (DEPLOY / "compose.yaml").read_text()
    assert set(re.findall(r"target: (\w+)", compose)) == {"app", "front"} <= stages
    assert list(_instructions("USER")) == [["10001"]]
    assert "--require-hashes" in (DEPLOY / "Dockerfile").read_text()


@pytest.mark.parametrize("name", ["compose.yaml", "env.example", "Dockerfile", "nginx.conf"])
def test_settings_are_named_as_they_are(name: str) -> None:
    """Every VERDICTS_ variable in a file is a setting."""
    assert set(re.findall(r"VERDICTS_[A-Z_]+", (DEPLOY / name).read_text())) <= KNOWN


def test_what_compose_asks_for_is_in_the_example() -> None:
    """Each variable that compose fills in without a default stands in env.example, and none with a secret in it."""
    example = dict(
        line.split("=", 1) for line in (DEPLOY / "env.example").read_text().splitlines() if re.match(r"[A-Z_]+=", line)
    )
    compose = (DEPLOY / "compose.yaml").read_text()
    assert set(re.findall(r"\$\{([A-Z_]+):\?", compose)) <= example.keys()
    assert not any(example[name] for name in example if re.search("PASSWORD|KEYS|TOKEN", name))
    assert set(example) <= set(re.findall(r"\$\{([A-Z_]+)", compose))


def test_what_compose_takes_from_the_folder_is_kept_by_nobody() -> None:
    """Certificates, secrets of providers and deploy/.env are never committed, nor part of an image."""
    taken = re.findall(r"- \./(\w+):/\S+:ro", (DEPLOY / "compose.yaml").read_text())
    assert sorted(taken) == ["certs", "providers"]
    ignored = (HOUSE / ".gitignore").read_text().splitlines()
    assert {".env", *(f"/deploy/{name}/" for name in taken)} <= set(ignored)
    seen = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert [line for line in seen if line.startswith("!deploy")] == ["!deploy/nginx.conf"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_are_understood(unit: Path, tmp_path: Path) -> None:
    """systemd knows every word of a unit, and its commands are there."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("units: no systemd-analyze found")
    for each in UNITS:
        text = each.read_text().replace("/srv/verdicts/.venv/bin/verdicts", str(Path(sys.executable)))
        (tmp_path / each.name).write_text(text.replace("/srv/verdicts/README.md", str(HOUSE / "README.md")))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_units_run_commands_that_there_are() -> None:
    """What a unit starts is a command of `verdicts`, in a service that may write nowhere but to its data."""
    for unit in DEPLOY.glob("*.service"):
        text = unit.read_text()
        commands = re.findall(r"bin/verdicts (\w+)", text)
        done = subprocess.run(
            [sys.executable, "-m", "verdicts", commands[0], "--help"], cwd=HOUSE, capture_output=True, check=False
        )
        assert done.returncode == 0
        assert {"ProtectSystem=strict", "NoNewPrivileges=true", "User=verdicts"} <= set(text.splitlines())


def test_the_readme_names_every_setting() -> None:
    """Each setting has its row in the table, and each row is a setting."""
    rows = re.findall(r"^\| `(VERDICTS_[A-Z_]+)` \|", (HOUSE / "README.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(KNOWN)

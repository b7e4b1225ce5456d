"""The operator's file of providers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import Run
from verdicts.desk.providers.file import ProvidersRefused, read_providers
from verdicts.installation import providers_of
from verdicts.settings import Settings

GOOD = """
[providers.google]
name = "Google"
issuer = "https://accounts.google.com"
client_id = "1234"
client_secret_env = "GOOGLE_SECRET"

[providers.our-keycloak]
name = "Our Keycloak"
issuer = "http://localhost:8080/realms/company"
client_id = "verdicts"
client_secret_file = "company.secret"
scopes = ["openid", "email"]
"""
HIDDEN = "a-hidden-value"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good file, with the secret's file beside it."""
    (tmp_path / "company.secret").write_text(f"{HIDDEN}-2\n")
    made = tmp_path / "providers.toml"
    made.write_text(GOOD)
    return made


def _refused(file: Path, environment: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ProvidersRefused) as refused:
        read_providers(file, {"GOOGLE_SECRET": HIDDEN} if environment is None else environment)
    lines = str(refused.value).splitlines()
    assert all(line.startswith(f"{file}: ") for line in lines)
    assert not any(HIDDEN in line for line in lines)
    return [line.removeprefix(f"{file}: ") for line in lines]


def test_a_file_is_read_in_its_order(file: Path) -> None:
    """Each table is a provider; secrets come from the environment and from a file beside it, without the line's end."""
    google, keycloak = read_providers(file, {"GOOGLE_SECRET": HIDDEN})
    assert (google.key, google.name, google.issuer) == ("google", "Google", "https://accounts.google.com")
    assert (google.client_id, google.scopes) == ("1234", ("openid", "email", "profile"))
    assert (keycloak.key, keycloak.scopes) == ("our-keycloak", ("openid", "email"))
    secrets = [one.client_secret.get_secret_value() for one in (google, keycloak)]
    assert secrets == [HIDDEN, f"{HIDDEN}-2"]
    assert HIDDEN not in repr((google, keycloak))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Google"\n', "", "providers.google.name: is missing"),
        ('name = "Google"', 'name = " "', "providers.google.name: must not be empty"),
        ('name = "Google"', "name = 7", "providers.google.name: must be text"),
        ("https://accounts", "http://accounts", "providers.google.issuer: must begin with https:// (http:// is for"),
        ("https://accounts", "ftp://accounts", "providers.google.issuer: must begin with https://"),
        ("accounts.google.com", "accounts.google.com?x=1", "providers.google.issuer: must hold no ?"),
        ("https://accounts.google.com", "accounts", "providers.google.issuer: must be a whole address like"),
        ("client_id =", "clientid =", "providers.google.client_id: is missing"),
        ("client_id =", 'typo = "x"\nclient_id =', "providers.google.typo: is not a known key; check its spelling"),
        (
            "client_secret_env =",
            "client_secret =",
            "providers.google.client_secret: keep it elsewhere: give client_",
        ),
        ("client_secret_env =", "#", "providers.google: give one of client_secret_env and client_secret_file"),
        ('"GOOGLE_SECRET"', '"OTHER"', "providers.google.client_secret_env: OTHER is not set or empty"),
        ("company.secret", "none", "providers.our-keycloak.client_secret_file: cannot be read: No such file"),
        ("company.secret", ".", "providers.our-keycloak.client_secret_file: cannot be read: Is a directory"),
        ('["openid", "email"]', '["email"]', 'providers.our-keycloak.scopes: must hold "openid"'),
        (
            '["openid", "email"]',
            '["openid email", "openid"]',
            "providers.our-keycloak.scopes: must be a list of sing",
        ),
        ('["openid", "email"]', '"openid"', "providers.our-keycloak.scopes: must be a list"),
        ("providers.our-keycloak", "providers.Ours", "providers.Ours: use lower-case letters, digits and single hyph"),
        ("providers.our-keycloak", f"providers.{'x' * 41}", f"providers.{'x' * 41}: use at most 40 characters"),
        ("[providers.google]", "[provider.google]", "must hold tables [providers.<key>] and nothing else"),
        ("[providers.google]", "[providers.google", "is not TOML: "),
        ("[providers.google]", "providers.x = 7\n[providers.google]", "providers.x: must be"),
    ],
)
def test_a_fault_is_named(file: Path, old: str, new: str, said: str) -> None:
    """What is wrong is said with file, field and what to do."""
    assert old in GOOD
    file.write_text(GOOD.replace(old, new, 1))
    assert [line for line in _refused(file) if line.startswith(said)]


def test_all_faults_are_named_at_once(file: Path) -> None:
    """One reading names the faults of every table."""
    file.write_text(GOOD.replace("https://accounts", "http://accounts").replace('["openid", "email"]', "[]"))
    assert len(_refused(file)) == 2


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    """No file, a folder, no text, and one too large are faults of the file."""
    assert _refused(file.parent / "none.toml") == ["cannot be read: No such file or directory"]
    file.write_bytes(b"\xff\xfe")
    assert _refused(file)[0].startswith("is not TOML")
    file.write_text("#" * 100_001)
    assert _refused(file) == ["is not TOML: larger than 100000 bytes"]


def test_settings_name_the_file(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the setting there are no providers; with it secrets are found in the environment and in .env."""
    assert providers_of(Settings(providers="")) == ()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOOGLE_SECRET", raising=False)
    Path(".env").write_text(f"GOOGLE_SECRET={HIDDEN}-3\n")
    google, _ = providers_of(Settings(providers=str(file)))
    assert google.client_secret.get_secret_value() == f"{HIDDEN}-3"
    monkeypatch.setenv("GOOGLE_SECRET", HIDDEN)
    google, _ = providers_of(Settings(providers="providers.toml"))
    assert google.client_secret.get_secret_value() == HIDDEN


def test_a_wrong_file_ends_the_start(file: Path, verdicts: Run) -> None:
    """`verdicts serve` says what is wrong with the file, and neither builds nor listens."""
    file.write_text(GOOD.replace("https://accounts", "http://accounts"))
    code, _, said = verdicts("serve", VERDICTS_PROVIDERS=str(file), GOOGLE_SECRET=HIDDEN)
    assert code == 1
    assert said.splitlines()[0] == "VERDICTS_PROVIDERS cannot be used:"
    assert said.splitlines()[1].startswith(f"{file}: providers.google.issuer: must begin with https://")
    assert HIDDEN not in said

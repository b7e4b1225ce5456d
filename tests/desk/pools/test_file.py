"""The operator's file of pools."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.serving import HOUSE
from verdicts.desk.pools.entries import EndpointEntry, MemberEntry, ModelEntry, PoolEntry
from verdicts.desk.pools.file import PoolsRefused, read_pools
from verdicts.desk.pools.offer import Pools, PoolUnready
from verdicts.desk.pools.presets import PRESETS
from verdicts.fusion.pool import Pool

KEY = "sk-marker-6f1d2c9ab34e"
GOOD = """
[endpoints.mistral]
preset = "mistral"

[endpoints.here]
base_url = "http://localhost:8080/v1/"
key_file = "here.key"
format = "prompt"
at_once = 2

[models.large]
endpoint = "mistral"
name = "large-latest"
input = 2.1
output = "6.3"
family = "mistral"

[models.own]
endpoint = "here"
input = 0
output = 0

[personas]
doubter = "You doubt what is not shown."

[pools.panel]
mode = "debate"
judge = { model = "large", max_tokens = 4000, fallback = "own" }
members = [
    "own",
    { model = "own", name = "second", persona = "doubter", temperature = 0.9, seed = 7 },
    { model = "large", persona = "You hope.", fallback = "own" },
]
quorum = 2
deadline = 30
grace = 0.5
hedge = 0
budget = "0.25"
currency = "EUR"
rounds = 2

[pools.small]
members = ["own"]
judge = "own"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good file, with a key's file beside it."""
    (tmp_path / "here.key").write_text(f"{KEY}-2\n")
    made = tmp_path / "pools.toml"
    made.write_text(GOOD)
    return made


def _read(file: Path, **environment: str) -> Pools:
    return read_pools(file, {"MISTRAL_API_KEY": KEY, **environment})


def _refused(file: Path) -> list[str]:
    with pytest.raises(PoolsRefused) as refused:
        _read(file)
    lines = str(refused.value).splitlines()
    assert all(line.startswith(f"{file}: ") for line in lines)
    assert KEY not in str(refused.value)
    return [line.removeprefix(f"{file}: ") for line in lines]


def _lacks(pools: Pools, name: str) -> str:
    with pytest.raises(PoolUnready) as unready:
        pools.get(name)
    assert KEY not in str(unready.value)
    return str(unready.value)


def test_a_pool_is_whole(file: Path) -> None:
    """Members, personas, fallbacks, judge, pace, budget and currency are what the file says."""
    pool = _read(file).get("panel")
    assert [member.name for member in pool.members] == ["own", "second", "large"]
    assert [member.persona for member in pool.members] == ["", "You doubt what is not shown.", "You hope."]
    assert (pool.members[1].temperature, pool.members[1].seed, pool.members[1].max_tokens) == (0.9, 7, 1024)
    assert pool.members[2].fallback == pool.members[0].model == pool.judge.fallback
    assert (pool.mode, pool.quorum, pool.rounds, pool.judge.max_tokens) == ("debate", 2, 2, 4000)
    assert (pool.pace.deadline, pool.pace.grace, pool.pace.hedge) == (30, 0.5, 0)
    assert (pool.budget, pool.currency) == (Decimal("0.25"), "EUR")


def test_prices_are_exact(file: Path) -> None:
    """Prices are decimals, as they are written, from numbers and from text."""
    model = _read(file).models["large"]
    assert (model.name, model.family, model.input, model.output) == (
        "large-latest", "mistral", Decimal("2.1"), Decimal("6.3"),
    )  # fmt: skip


def test_endpoints_are_presets_or_own(file: Path) -> None:
    """A preset brings address and key's name, own values take their place; keys are in no repr."""
    pools = _read(file)
    mistral, here = pools.doors["mistral"], pools.doors["here"]
    assert (mistral.endpoint.base_url, mistral.endpoint.at_once) == ("https://api.mistral.ai/v1", 4)
    assert (here.endpoint.base_url, here.endpoint.format) == ("http://localhost:8080/v1", "prompt")
    assert [door.key_words for door in pools.doors.values()] == [
        "key from MISTRAL_API_KEY: set",
        "key from here.key: set",
    ]
    keys = [door.endpoint.key.get_secret_value() for door in pools.doors.values() if door.endpoint.key]
    assert keys == [KEY, f"{KEY}-2"]
    assert KEY not in repr(pools)
    assert KEY not in pools.get("panel").model_dump_json()


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_enough(tmp_path: Path, preset: str) -> None:
    """Each preset alone makes a pool that can be used once its key is set; those of local servers need none."""
    text = f'[endpoints.e]\npreset = "{preset}"\n[models.m]\nendpoint = "e"\n[pools.p]\nmembers = ["m"]\njudge = "m"\n'
    (tmp_path / "p.toml").write_text(text)
    name = str(PRESETS[preset].get("key_env", ""))
    assert isinstance(read_pools(tmp_path / "p.toml", {name: KEY}).get("p"), Pool)
    assert bool(name) == (preset in ("mistral", "openrouter"))


def test_a_keys_file_takes_the_place_of_a_presets_variable(file: Path) -> None:
    """A preset with key_file takes the key from there, whatever the preset's variable holds."""
    file.write_text(GOOD.replace('preset = "mistral"', 'preset = "mistral"\nkey_file = "here.key"\nat_once = 1'))
    door = _read(file).doors["mistral"]
    assert (door.key_words, door.endpoint.at_once) == ("key from here.key: set", 1)


def test_a_key_that_is_not_set_is_a_fault_of_its_pools_alone(file: Path) -> None:
    """The pool that needs it says its name in a sentence; the other pool works."""
    pools = read_pools(file, {})
    assert _lacks(pools, "panel") == (
        "Pool panel cannot be used: the key of mistral is not set; put it into the environment as MISTRAL_API_KEY."
    )
    assert pools.get("small").name == "small"
    assert pools.doors["mistral"].key_words == "key from MISTRAL_API_KEY: not set"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"here.key"', '"none.key"', "cannot be read from none.key: No such file"),
        ('"here.key"', '"."', "cannot be read from .: Is a directory"),
        ("http://localhost:8080", "http://models.example", "a key goes over https, or to this machine or network only"),
    ],
)
def test_a_key_that_cannot_be_had_is_said(file: Path, old: str, new: str, said: str) -> None:
    """A key's file that is not there, and an address that a key may not go to, keep the pool from being used."""
    file.write_text(GOOD.replace(old, new, 1))
    assert said in _lacks(_read(file), "small")


def test_a_key_is_one_word_of_ascii(file: Path) -> None:
    """What cannot stand in a header is no key, and is not repeated."""
    (file.parent / "here.key").write_text(f"{KEY}\nsecond line")
    assert "is no key: it holds blanks, line breaks or letters beyond ASCII" in _lacks(_read(file), "small")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('preset = "mistral"', f'preset = "mistral"\nkey = "{KEY}"', "endpoints.mistral.key: keep it elsewhere: give"),
        ('preset = "mistral"', f'api_key = "{KEY}"', "endpoints.mistral.api_key: keep it elsewhere: give key_env or"),
        ('preset = "mistral"', 'preset = "mystral"', "endpoints.mistral.preset: must be one of 'mistral', 'openr"),
        ('preset = "mistral"', "at_once = 3", "endpoints.mistral.base_url: is missing"),
        ("http://localhost:8080/v1/", "localhost:8080", "endpoints.here.base_url: must be a whole address like"),
        ("http://localhost:8080/v1/", "http://me:pw@h/v1", "endpoints.here.base_url: must hold no user, password"),
        ("8080/v1/", "8080/v1/chat/completions", "endpoints.here.base_url: must end before /chat/completions"),
        ('key_file = "here.key"', 'key_file = "a"\nkey_env = "B"', "endpoints.here: give one of key_env and key_file"),
        ('format = "prompt"', 'format = "xml"', "endpoints.here.format: must be one of"),
        ("at_once = 2", "at_once = 0", "endpoints.here.at_once: must be at least 1"),
        ("input = 2.1", "input = -1", "models.large.input: must be at least 0"),
        ("input = 2.1", "input = nan", "models.large.input: must be a finite number"),
        ("input = 2.1", 'input = "free"', "models.large.input: must be a number"),
        ("input = 2.1", "price = 2.1", "models.large.price: is not a known key; check its spelling"),
        ('endpoint = "here"', 'endpoint = "there"', "models.own.endpoint: there is no [endpoints.there]"),
        ('doubter = "You', 'doubter = 7 # "', "personas.doubter: must be a text of at most 8000 characters"),
        ('persona = "doubter"', 'persona = "doubtful"', "pools.panel.members[1].persona: there is no doubtful in ["),
        ('    "own",', '    "mine",', "pools.panel.members[0].model: there is no [models.mine]"),
        ('fallback = "own" }\nmem', 'fallback = "x" }\nmem', "pools.panel.judge.fallback: there is no [models.x]"),
        ('name = "second"', 'name = "own"', "pools.panel.members[1].name: own is a member already; give each a name"),
        ('name = "second"', 'name = "judge"', "pools.panel.members[1].name: is the judge's own name; take another"),
        ("temperature = 0.9", "temperature = 3", "pools.panel.members[1].temperature: must be at most 2"),
        ("quorum = 2", "quorum = 4", "pools.panel.quorum: is more than the 3 members"),
        ("deadline = 30", "deadline = 0", "pools.panel.deadline: "),
        ('mode = "debate"', 'mode = "vote"', "pools.panel.mode: must be one of"),
        ('currency = "EUR"', 'currency = "euro"', 'pools.panel.currency: must be three capital letters like "EUR"'),
        ("rounds = 2", "rounds = 9", "pools.panel.rounds: must be at most 3"),
        ('output = "6.3"', "", "pools.panel.budget: means nothing until input and output prices are in [models.large]"),
        ("[pools.small]", "[pools.Small]", "pools.Small: use up to 40 lower-case letters, digits"),
        ("[pools.small]", "[pools.local]", "pools.local: is a pool that Verdicts provides itself; take another name"),
        ("[pools.small]", "[pool.small]", "pool: is not a known table; do you mean pools?"),
        ("[pools.small]", "[pools.small", "is not TOML: "),
        ('members = ["own"]', "members = []", "pools.small.members: "),
        ('members = ["own"]', 'members = "own"', "pools.small.members: must be a list in brackets"),
    ],
)  # fmt: skip
def test_a_fault_is_named(file: Path, old: str, new: str, said: str) -> None:
    """What is wrong is said with file, field and what to do."""
    assert old in GOOD
    file.write_text(GOOD.replace(old, new, 1))
    assert [line for line in _refused(file) if line.startswith(said)], _refused(file)


def test_all_faults_are_named_at_once_and_each_once(file: Path) -> None:
    """One reading names the faults of every table; what is built of a faulty table is not blamed for it."""
    broken = GOOD.replace('preset = "mistral"', "preset = 7").replace("quorum = 2", "quorum = 0")
    file.write_text(broken.replace('judge = "own"', 'judge = "none"'))
    fields = [line.split(":")[0] for line in _refused(file)]
    assert fields == ["endpoints.mistral.preset", "pools.panel.quorum", "pools.small.judge.model"]


FAULTY = """
[endpoint.mistral]
preset = "mistrall"
[models.large]
endpoint = "mistral"
input = "cheap"
[models.own]
endpoint = "mistrel"
price = 2
[personas]
doubter = "You doubt it."
[pools.panel]
mode = "merg"
seed = 7
judge = "larg"
members = [
    { model = "own", persona = "douter", temperature = 3 },
    { modle = "own", fallback = "nope" },
    "large", "large", 7,
]
quorum = 9
budget = 1
"""


def test_names_are_looked_up_whatever_else_is_wrong(tmp_path: Path) -> None:
    """Faults of shape hide no fault of a name, each is said with its place and the likely right, and none twice."""
    (tmp_path / "p.toml").write_text(FAULTY)
    assert _refused(tmp_path / "p.toml") == [
        "endpoint: is not a known table; do you mean endpoints?",
        "endpoint.mistral.preset: must be one of 'mistral', 'openrouter', 'vllm', 'ollama' or 'llama-cpp'",
        "models.large.input: must be a number under 10^9 with at most 6 decimal places",
        "models.own.price: is not a known key; check its spelling",
        "models.own.endpoint: there is no [endpoints.mistrel]; do you mean mistral?",
        "pools.panel.members[0].temperature: must be at most 2",
        "pools.panel.members[1].modle: is not a known key; do you mean model?",
        "pools.panel.members[4]: must be the name of a model, or a table",
        "pools.panel.mode: must be one of 'best-of', 'merge' or 'debate'",
        "pools.panel.seed: does not belong here; it is a key of members",
        "pools.panel.members[1].fallback: there is no [models.nope]; the file has large and own",
        "pools.panel.judge.model: there is no [models.larg]; do you mean large?",
        "pools.panel.members[0].persona: there is no douter in [personas]; do you mean doubter?",
        "pools.panel.members[3].name: large is a member already; give each a name of its own",
        "pools.panel.quorum: is more than the 5 members",
        "pools.panel.budget: means nothing until input and output prices are in [models.own] and [models.large] "
        "(0 where free)",
    ]  # fmt: skip


ODD = (
    "true",
    "-1",
    "7.5",
    "nan",
    "inf",
    "1e99",
    '""',
    '"x"',
    '"\\u0000"',
    f'"{"x" * 9000}"',
    "[]",
    "[[]]",
    "{}",
    "1979-05-27",
)


@pytest.mark.parametrize(
    ("entry", "table"), [(EndpointEntry, "endpoints"), (ModelEntry, "models"), (PoolEntry, "pools"), (MemberEntry, "")]
)
def test_every_fault_is_in_our_words(tmp_path: Path, entry: type[BaseModel], table: str) -> None:
    """Whatever stands in a field, what is said of it is no sentence of the library that checks it."""
    file = tmp_path / "p.toml"
    for key, odd in product(entry.model_fields, ODD):
        line = f"[{table}.a]\n{key} = {odd}\n" if table else f"[pools.a]\nmembers = [{{ {key} = {odd} }}]\n"
        file.write_text(line)
        for said in _refused(file):
            assert not re.search(r"[Ii]nput|[Tt]uple|should|valid|dictionary|instance", said.partition(": ")[2])


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    """No file, no text, one too large, and one without pools are faults of the file."""
    assert _refused(file.parent / "none.toml") == ["cannot be read: No such file or directory"]
    file.write_bytes(b"\xff\xfe")
    assert _refused(file)[0].startswith("is not TOML")
    file.write_text("#" * 500_001)
    assert _refused(file) == ["is not TOML: larger than 500000 bytes"]
    file.write_text("")
    assert _refused(file) == ["must hold a table [pools.<name>]"]


@pytest.mark.parametrize(("members", "quorum"), [(1, 1), (2, 2), (3, 2), (4, 3)])
def test_the_usual_quorum_is_what_the_example_says(file: Path, members: int, quorum: int) -> None:
    """All members but one; of one or two members all."""
    named = ", ".join(f'{{ model = "own", name = "m{at}" }}' for at in range(members))
    file.write_text(GOOD.replace('members = ["own"]', f"members = [{named}]"))
    assert _read(file).get("small").quorum == quorum
    example = (HOUSE / "deploy" / "pools.example.toml").read_text()
    assert "by default all members but one, of one or two all" in example


def test_the_example_is_a_good_file() -> None:
    """deploy/pools.example.toml can be read, invents no price, and shows every key of a pool."""
    example = HOUSE / "deploy" / "pools.example.toml"
    pools = read_pools(example, {"MISTRAL_API_KEY": KEY})
    assert pools.get("panel").quorum == 2
    assert not any(model.input or model.output for model in pools.models.values())
    text = example.read_text()
    assert not re.search(r"(?:input|output|budget) = \"?[0-9.]*[1-9]", text)
    for entry in (EndpointEntry, ModelEntry, PoolEntry):
        assert all(re.search(rf"\b{key} = ", text) for key in entry.model_fields)

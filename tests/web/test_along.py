"""What a reader has set in the address of a comparison goes along, wherever a form or a menu leads, without scripts."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import httpx
import pytest

from tests.components.parsing import Printed
from tests.web.conftest import PAIR

pytestmark = pytest.mark.anyio
WEIGHTS = [("w-builder", "0"), ("w-skeptic", "2"), ("must", "least|tokens|Context window"), ("n", "70000")]
WORK = [("rq", "5000"), ("gp", "2")]
SET = urlencode([*WEIGHTS, *WORK])
BAD = "&w-nobody=0&w-founder=9&ca=900&utm=1&must=x&in=%3Cscript%3E&st=1&with=vllm"
Pairs = list[tuple[str | None, str | None]]


async def read(web: httpx.AsyncClient, path: str) -> Printed:
    """What a page says between its head and its foot."""
    html = (await web.get(path)).text
    return Printed(html[html.index("<main") : html.index("</main>")])


def forms(page: Printed, action: str) -> list[Pairs]:
    """The hidden fields of every form that leads to `action`."""
    found, inside = list[Pairs](), False
    for tag, given in page.tags:
        if tag == "form":
            inside = given.get("action") == action
            found += [[]] if inside else []
        elif inside and tag == "input" and given.get("type") == "hidden":
            found[-1].append((given["name"], given["value"]))
    return found


async def test_each_form_carries_what_the_other_has_set(web: httpx.AsyncClient) -> None:
    """The form of the workload carries the weights and musts, that of the weights the workload, and so does Reset; what
    is hostile, broken, unknown or usual goes into none."""
    page = await read(web, f"{PAIR}?{SET}{BAD}")
    assert forms(page, f"{PAIR}#cost") == [WEIGHTS]
    assert forms(page, f"{PAIR}#weights") == [WORK]
    assert [link["href"] for link in page.all("a") if "data-equal" in link] == [f"{PAIR}?{urlencode(WORK)}"]


async def test_replacing_and_adding_take_it_along(web: httpx.AsyncClient) -> None:
    """Each link of a menu leads to the same weights, musts and workload, and so does its form, also by way of the
    picker that asks what was meant. Where one tool is left its page gets the workload alone."""
    page = await read(web, f"{PAIR}?{SET}{BAD}")
    links = [str(link["href"]) for link in page.all("a") if "/compare/" in str(link.get("href")) and "?" in str(link)]
    chosen = [dict.fromkeys(parse_qsl(link.partition("?")[2])) for link in links if "as-of" not in link]
    assert len([one for one in chosen if list(one) == [*WEIGHTS, *WORK]]) == 24
    assert [link["href"] for link in page.all("a") if "Remove" in str(link.get("aria-label"))] == [
        f"/tools/{slug}?{urlencode(WORK)}" for slug in ("openrouter-model-fusion", "mistral-8x24b-moe")
    ]
    menus = forms(page, "/compare")
    assert [[pair for pair in menu if pair[0] != "with"] for menu in menus] == [[*WEIGHTS, *WORK]] * 3

    sent = urlencode([(str(name), str(value)) for name, value in menus[1]])
    led = await web.get(f"/compare?{sent}&add=qdrant")
    there = f"/compare/openrouter-model-fusion-vs-qdrant?{SET}".replace("|", "%7C")
    assert (led.status_code, led.headers["location"]) == (303, there)
    asked = await read(web, f"/compare?{sent}&add=zzqq")
    assert forms(asked, "/compare") == [[("with", "openrouter-model-fusion"), *WEIGHTS, *WORK]]
    near = await read(web, f"/compare?{sent}&add=mistral")
    meant = [str(link["href"]) for link in near.all("a") if str(link.get("href")).startswith("/compare/mistral")]
    meant = [link for link in meant if "openrouter" in link]
    assert meant
    assert all(parse_qsl(link.partition("?")[2]) == [*WEIGHTS, *WORK] for link in meant)


async def test_an_address_that_is_too_long_loses_whole_parts(web: httpx.AsyncClient) -> None:
    """No must is cut in the middle, which would be another must."""
    musts = urlencode([("must", f"has||{'Long label ' * 20}{number}") for number in range(12)])
    page = await read(web, f"{PAIR}?{musts}")
    kept = [given["value"] for given in page.all("input") if given.get("type") == "checkbox" and "checked" in given]
    assert 0 < len(kept) < 12
    assert [str(must)[-2:] for must in kept] == [f" {number}" for number in range(len(kept))]

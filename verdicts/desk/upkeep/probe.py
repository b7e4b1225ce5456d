"""Ask one address whether it still leads somewhere: HEAD, and where that is not liked the first byte by GET.

Robots' rules are not asked for: this follows single links that an editor set, once in weeks, and crawls nothing. What a
server says about its pace (429, 503, Retry-After) is kept to.
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urljoin

import httpx

from verdicts.desk.providers.addresses import LONGEST
from verdicts.desk.upkeep.outside import Inside, Unknown, resolve
from verdicts.domain.links import Found

PATIENCE = 12.0  # seconds for one request
MOST_HOPS = 5
PERMANENT, TEMPORARY = (301, 308), (302, 303, 307)
_BUSY = (429, 503)
LONGEST_WAIT = 86_400.0  # seconds
_SHY = (401, 403, 405, 406, 407, 451, 999)  # how servers say that they do not answer programs, or us


class Wait(Exception):
    """The server asks for patience: so many seconds."""

    def __init__(self, seconds: float) -> None:
        """Between a minute and a day."""
        super().__init__()
        self.seconds = min(max(seconds, 60.0), LONGEST_WAIT)


@dataclass(frozen=True)
class Prober:
    """`agent` names the site that asks. `inside` allows this machine; tests alone say so."""

    agent: str
    inside: bool = False
    patience: float = PATIENCE

    async def probe(self, url: str) -> Found:
        """What there is at `url`. Raises Wait."""
        try:
            return await self._follow(url)
        except Inside:
            return Found("unreachable", words="lies inside a private network; it is not asked")
        except Unknown:
            return Found("unreachable", words="its host is not known")
        except (httpx.TimeoutException, TimeoutError):
            return Found("unreachable", words="did not answer in time")
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError) as trouble:
            safe = "CERTIFICATE" in str(trouble).upper()
            words = "its certificate is not trusted" if safe else f"cannot be reached ({type(trouble).__name__})"
            return Found("unreachable", words=words)

    async def _follow(self, url: str) -> Found:
        here, moved_to, lasting = url, "", True
        for _ in range(MOST_HOPS + 1):
            status, location = await self._ask(here)
            if not location:
                return _found(status, moved_to)
            here = urljoin(here, location).partition("#")[0]
            lasting = lasting and status in PERMANENT
            moved_to = here if lasting else moved_to
        return Found("broken", words=f"leads on and on, more than {MOST_HOPS} times")

    async def _ask(self, url: str) -> tuple[int, str]:
        """Status, and where a redirect leads. Raises Wait where it is asked for."""
        head = await self._send("HEAD", url)
        patient = head.status_code < 400 or head.status_code in _BUSY
        answer = head if patient else await self._send("GET", url)
        if answer.status_code in _BUSY:
            raise Wait(_seconds(answer))
        leads = answer.status_code in (*PERMANENT, *TEMPORARY)
        return answer.status_code, answer.headers.get("location", "")[:LONGEST] if leads else ""

    async def _send(self, method: str, url: str) -> httpx.Response:
        """Ask the very address that was looked at; the body is left where it is."""
        target = httpx.URL(url)
        if target.scheme not in ("http", "https"):
            raise httpx.UnsupportedProtocol(target.scheme)
        port = target.port or (443 if target.scheme == "https" else 80)
        async with asyncio.timeout(self.patience):
            address = await resolve(target.host, port, self.inside)
            headers = {"User-Agent": self.agent, "Accept": "*/*", "Host": target.netloc.decode("ascii")}
            headers |= {"Range": "bytes=0-0"} if method == "GET" else {}
            async with httpx.AsyncClient(verify=_trusted(), trust_env=False, timeout=self.patience) as client:
                about = {"sni_hostname": target.host}
                plain = target.copy_with(host=address, username=None, password=None)
                request = client.build_request(method, plain, headers=headers, extensions=about)
                answer = await client.send(request, stream=True)
                await answer.aclose()
                return answer


@cache
def _trusted() -> ssl.SSLContext:
    """Reading all certificates takes longer than most answers."""
    return httpx.create_ssl_context(trust_env=False)


def _found(status: int, moved_to: str) -> Found:
    if status < 400 or status == 416:
        return Found(
            "moved" if moved_to else "fine", status, "answers at another address" if moved_to else "", moved_to
        )
    if status in _SHY:
        return Found("unreachable", status, f"answers {status}: it may not want to be asked by programs")
    return Found("broken" if status < 500 else "unreachable", status, f"answers {status}")


def _seconds(answer: httpx.Response) -> float:
    """How long to wait: seconds, or a date; an hour where nothing is said."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        now = parsedate_to_datetime(answer.headers.get("date", ""))
        return (parsedate_to_datetime(said) - now).total_seconds()
    except (ValueError, TypeError):
        return 3600.0

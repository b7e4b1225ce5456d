"""Built files from memory: hashed ones for good, others with revalidation; compressed once, at the build if it did."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from verdicts.web.answers import IMMUTABLE, REVALIDATE, answer
from verdicts.web.packing import Packed
from verdicts.web.paper.shell import file_version

_SERVED = ("assets/", "fonts/", "js/page.js", "js/passkey.js", "js/strength.js", "favicon.ico", "favicon.svg")
_PACKED_ALREADY = {".woff2", ".png", ".ico", ".gz", ".br"}
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".ico": "image/x-icon"}


class Assets:
    """Every public file of the built frontend, by path."""

    def __init__(self, client: Path) -> None:
        """Read the files below `client` that browsers ask for."""
        self._files: dict[str, tuple[Packed, str, str, bool]] = {}
        for file in sorted(client.rglob("*")):
            name = file.relative_to(client).as_posix()
            if file.is_file() and name.startswith(_SERVED) and file.suffix not in {".gz", ".br", ".txt"}:
                self._files[f"/{name}"] = self._read(file)

    @staticmethod
    def _read(file: Path) -> tuple[Packed, str, str, bool]:
        content = file.read_bytes()
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        packed, made = Packed(content, "built"), file.with_name(f"{file.name}.br")
        if made.exists():
            packed.keep("br", made.read_bytes())
        return packed, kind, file_version(content), file.suffix in _PACKED_ALREADY

    def has(self, path: str) -> bool:
        """Whether `path` names a built file."""
        return path in self._files

    def version(self, path: str) -> str:
        """`path` with the version of its content: such an address may be kept for good."""
        return f"{path}?v={self._files[path][2]}"

    def get(self, request: Request) -> Response:
        """The file at the request's path; KeyError when there is none."""
        packed, kind, version, raw = self._files[request.url.path]
        fixed = request.url.path.startswith("/assets/") or request.query_params.get("v") == version
        cache = IMMUTABLE if fixed else REVALIDATE
        if raw:
            return self._raw(request, packed, kind, version, cache)
        return answer(request, packed, kind, version, cache)

    @staticmethod
    def _raw(request: Request, packed: Packed, kind: str, version: str, cache: str) -> Response:
        headers = {"ETag": f'"{version}"', "Cache-Control": cache}
        if request.headers.get("if-none-match") == f'"{version}"':
            return Response(status_code=304, headers=headers)
        return Response(b"" if request.method == "HEAD" else packed.plain, 200, headers, kind)

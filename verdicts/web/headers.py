"""Security headers on every answer of the website."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_PARTS = ("text/javascript", "text/css", "font/", "image/")
_PARTS_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
_HSTS = "max-age=31536000; includeSubDomains"


def secured(send: Send, policy: str, https: bool) -> Send:
    """`send` with the security headers added; HSTS only where the public address is https.

    Scripts, styles, fonts and pictures get a short policy of their own: a dozen of them come with a page, and the
    page's policy is longer than some of them. An answer without a type (304) may be a page's.
    """

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            framed = "frame-ancestors *" in headers.get("content-security-policy", "")  # an embed, for other sites
            for name, value in _ALWAYS.items():
                if not (framed and name == "X-Frame-Options"):
                    headers.setdefault(name, value)
            part = headers.get("content-type", "").startswith(_PARTS)
            headers.setdefault("Content-Security-Policy", _PARTS_POLICY if part else policy)
            if https:
                headers.setdefault("Strict-Transport-Security", _HSTS)
        await send(message)

    return with_headers

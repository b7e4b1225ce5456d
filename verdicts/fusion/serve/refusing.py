"""Refusals: a status of HTTP and an error in the protocol's shape."""

from __future__ import annotations

from typing import Any

from verdicts.fusion.drafts import Failure, Fusion

KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "insufficient_quota",
    404: "invalid_request_error",
    429: "rate_limit_error",
}


class Wrong(Exception):
    """A request is not answered; the text is a sentence for who sent it. `wait`: seconds after which to try again."""

    def __init__(
        self, status: int, code: str, words: str, param: str | None = None, wait: int = 0, report: Any = None
    ) -> None:
        """Keep what the error says."""
        super().__init__(words)
        self.status, self.code, self.param, self.wait, self.report = status, code, param, wait, report

    @property
    def body(self) -> dict[str, Any]:
        """The error; a fusion's report beside it where there was one."""
        kind = KINDS.get(self.status, "invalid_request_error" if self.status < 500 else "server_error")
        told = {"message": str(self), "type": kind, "param": self.param, "code": self.code}
        return {"error": told, **({"fusion": self.report} if self.report else {})}


def no_key() -> Wrong:
    """The same for a key that never was, one that was revoked, and none."""
    words = "The key is missing, unknown or revoked. Send a good one as a header: Authorization: Bearer KEY."
    return Wrong(401, "invalid_api_key", words)


def unknown_address(method: str, path: str) -> Wrong:
    """What programs look for beside chat completions and is not here: responses, embeddings, files."""
    words = f"{method} {path[:80]} is not answered here; POST /v1/chat/completions and GET /v1/models are."
    return Wrong(404, "unknown_url", words)


def unknown_model(name: str) -> Wrong:
    """The same for a pool that is not there and one that the key does not open."""
    words = (
        f"The model {name!r} does not exist, or this key does not open it. Only pools of this server's file are "
        "served; GET /v1/models lists those that the key opens."
    )
    return Wrong(404, "model_not_found", words, "model")


def nobody(fusion: Fusion[Any], report: Any) -> Wrong:
    """Every member failed: 504 where all were late, else 502, with each one's own reason."""
    late = bool(fusion.failures) and all(failure.reason == "late" for failure in fusion.failures)
    words = f"No member of the pool answered. {'; '.join(map(_reason, fusion.failures))}."
    return Wrong(504 if late else 502, "all_members_late" if late else "all_members_failed", words, report=report)


def _reason(failure: Failure) -> str:
    return f"{failure.member}: {failure.words}"

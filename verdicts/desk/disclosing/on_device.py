"""What stays in the reader's browser: cookies, which the server reads, and storage, which only the page reads."""

from __future__ import annotations

from verdicts.desk.disclosing.kept import Kept, days
from verdicts.desk.identity import LONGEST, RENEWED_AFTER
from verdicts.domain.accounts import SESSION_IDLE, SESSION_LASTS

COOKIES = (
    Kept(
        "Cookie “reader”",
        "A random key, when it was signed, and our signature. No script can read it. It is made by the first vote or "
        "bookmark of a device, never by reading.",
        "So that a device has one vote a tool, can change it, and finds its own shelves again.",
        f"{days(LONGEST)}, begun anew when it is used after {days(RENEWED_AFTER)}.",
        cookies=("reader",),
    ),
    Kept(
        "Cookie “session”",
        "A random token that no script can read, replaced each day that it is used. Only where you signed in.",
        "So that this browser stays signed in.",
        f"{days(SESSION_IDLE)} after the last use, {days(SESSION_LASTS)} at most. Signing out removes it.",
        cookies=("session",),
    ),
    Kept(
        "Cookies “passkey” and “provider”",
        "A signed random question that your passkey or provider answers, and where you go on afterwards.",
        "So that an answer counts for the browser that asked, once.",
        "Minutes: from the opening of the sign-in page, or the press on a button, to the answer.",
        cookies=("passkey", "provider"),
    ),
)
STORAGE = (
    Kept(
        "Local storage",
        "“theme” and “last_compiled_theme”: light, dark or as the system has it. “tray”: the tools in your compare "
        "tray. None of it is sent along with requests; the tray goes to the server while a page with it is open, to "
        "show names.",
        "So that pages look as you chose, and the tray outlives a reload.",
        "Until you clear it in your browser.",
        storage=("theme", "last_compiled_theme", "tray"),
    ),
    Kept(
        "Session storage",
        "“token”: a random number of the tab. “verdicts-voted”: your first vote and how far down the page you were. "
        "“react-router-scroll-positions”: how far down you were on each page. “reflex_last_reloaded_on_error”: when "
        "the page last loaded itself anew. “verdicts-drafts”: what you were writing on a bookmark or shelf that left "
        "the page before it was saved. “verdicts-unsent”: what an editor typed at the desk until it is stored; "
        "“verdicts-typed”: what they began to answer in a form there.",
        "So that a page that loads anew stands where it stood, and nothing that you wrote is lost.",
        "Until the tab is closed.",
        storage=(
            "token",
            "verdicts-voted",
            "react-router-scroll-positions",
            "reflex_last_reloaded_on_error",
            "verdicts-drafts",
            "verdicts-unsent",
            "verdicts-typed",
        ),
    ),
)

"""What stands in the database, table by table."""

from __future__ import annotations

from verdicts.desk.disclosing.kept import Kept, days, minutes
from verdicts.domain.accounts import LINK_LASTS, SESSION_IDLE, SESSION_LASTS
from verdicts.domain.newsletter.subscribers import FORGOTTEN_AFTER
from verdicts.store.corrections import SPAM_KEPT_FOR
from verdicts.store.forgetting import KEPT_FOR
from verdicts.store.last_changes import UNDONE_WITHIN
from verdicts.store.mailed import SPENT_FOR

VOTES = (
    Kept(
        "Your votes",
        "The random key of the device or account, the tool or comparison, what you chose, when you last changed it, "
        "and whether an account voted.",
        "To count each reader once, and to show you what you said.",
        "Until you take them back.",
        tables=("ballot", "pick"),
    ),
    Kept(
        "The log of votes",
        "Each casting, change and taking back: key, tool or comparison, choice, time. When you sign in, the votes that "
        "come along from the device are entries too.",
        "So that every number can be counted again, and a campaign can be found and taken out.",
        "For good. Nothing is removed from the log but votes of a demonstration.",
        tables=("vote_event",),
    ),
    Kept(
        "Your network",
        "With each entry of the log: a keyed hash of the network that it came from (IPv4 /24, IPv6 /48), never the "
        "address.",
        "To find many devices that vote from one place.",
        f"{days(KEPT_FOR)}, then it is forgotten.",
        tables=("vote_event",),
    ),
    Kept(
        "Excluded readers",
        "Random keys whose votes do not count, the reason in words, since when.",
        "So that a campaign does not count.",
        "Until the operator or an editor lets them count again.",
        tables=("exclusion",),
    ),
    Kept(
        "Counts and the ladder",
        "Sums and ranks, without keys; of each week in which ranks moved how the ladder stood.",
        "So that pages need not count anew, and feeds can tell what moved.",
        "As long as the tool stands; the ladders of weeks for two years.",
        tables=("tally", "matchup", "matchup_tool", "ladder", "ladder_state", "rung", "ladder_week"),
    ),
)
CORRECTIONS = (
    Kept(
        "Reports of a wrong fact",
        "The tool, the fact and how it read, what you wrote, the link that you gave, when it came; the editor’s "
        "answer and which account of an editor gave it. Nothing of who sent it: no key, no network, no address.",
        "So that an editor can check it, and everybody can read what came of it.",
        f"For good, in the public log. What an editor finds to be spam is removed after {days(SPAM_KEPT_FOR)}.",
        tables=("correction",),
    ),
)
ACCOUNT = (
    Kept(
        "The account",
        "Your e-mail address, a hash of your password (argon2id) if you set one, your role, the day you came, and a "
        "random key that your votes and shelves hang on.",
        "To let you in, to mail you a link when you ask for one, and to tell you when a way to sign in was changed.",
        "Until you delete the account.",
        tables=("account",),
    ),
    Kept(
        "Where you are signed in",
        "For each browser: its name and system in words, like “Firefox on Linux”, how you signed in, when, when it was "
        "last used, and the SHA-256 digest of its token. Until a page has told you: how many votes and bookmarks came "
        "along from the device, and which shelf was shared with it. No network address.",
        "So that you see where you are signed in and can end it.",
        f"{days(SESSION_IDLE)} after the last use, {days(SESSION_LASTS)} at most, or until you end it.",
        tables=("session",),
    ),
    Kept(
        "Your weights",
        "How much each reviewer counts for you and which facts are musts, as the address of a comparison has it, and "
        "when you kept it. Only where you pressed “Keep for my account”.",
        "To set them again on any comparison when you ask for it.",
        "Until you keep others, remove them on the page of your account, or delete the account.",
        tables=("kept_weights",),
    ),
    Kept(
        "Passkeys",
        "For each: its public key and number, the name you gave it, what the browser says about how it is connected "
        "and whether it is backed up, how often and when it was used.",
        "To check its answer. What it keeps secret never leaves your device.",
        "Until you remove it.",
        tables=("passkey",),
    ),
    Kept(
        "Connected providers",
        "The provider’s address (issuer), what it calls you (subject), and when you connected it. No token of it is "
        "kept.",
        "To know you again when you come from there. The provider learns that you sign in here.",
        "Until you disconnect it.",
        tables=("provider_link",),
    ),
    Kept(
        "Mailed links",
        "The digest of the link, the address it was mailed to, what it is for and where it leads.",
        "So that only who reads that mail can use it, once.",
        f"{minutes(LINK_LASTS)}, or until it is used. The mail itself is in your mailbox, and in the operator’s folder "
        "where there is no mail server.",
        tables=("mailed_link",),
    ),
    Kept(
        "Answered questions and used links",
        "Digests of random questions that a passkey answered, and of mailed links that were used, without any person.",
        "So that no answer counts twice, and a link that was used says so.",
        f"{days(SPENT_FOR)}.",
        tables=("spent",),
    ),
)
SHELVES = (
    Kept(
        "Files that editors bring",
        "The file or text that was brought to the desk’s import, its name, and the number of the editor’s account.",
        "So that every server shows what the file would do before it does it.",
        "An hour, or until another file is brought.",
        tables=("intake",),
    ),
    Kept(
        "Shelves and bookmarks",
        "The random key of the device or account, names and order of shelves, the tools, comparisons and addresses on "
        "them, your notes, and when you added them.",
        "To show them to you, on every device where you are signed in.",
        "Until you remove them.",
        tables=("shelf", "bookmark"),
    ),
    Kept(
        "What you removed or moved last",
        "Where a page without JavaScript did it: the random key of the device or account, and the bookmark, shelf or "
        "note as it was.",
        "So that you can undo it.",
        f"{minutes(UNDONE_WITHIN)}, or until you undo it or change something else.",
        tables=("last_change",),
    ),
    Kept(
        "Links that share a shelf",
        "A random key in the shelf’s link, and when it was made. Whoever has the link reads the shelf without its "
        "notes, and nothing else of you; your address is not shown.",
        "Only because you asked for it.",
        "Until you revoke the link or delete the shelf; nothing of it is kept afterwards.",
        tables=("shelf",),
    ),
)
NEWSLETTER = (
    Kept(
        "Your subscription",
        "Your e-mail address and a hash of it, whether you confirmed it and when, the categories that you chose, the "
        "SHA-256 digest of the newest link that was mailed to you, how many such mails there were, and how many issues "
        "in a row came back.",
        "To mail you the issues that you asked for, and nobody who did not ask.",
        f"Until {days(FORGOTTEN_AFTER)} after you unsubscribe, or after the last mail where you did not confirm; then "
        "the address goes, and its hash and the count stay, so that strangers cannot have it mailed again and again.",
        tables=("subscriber",),
    ),
    Kept(
        "Issues that went to you",
        "For each: whether the mail server took it, when, the code that it answered, whether an editor let it be where "
        "no answer came, and the SHA-256 digest of the link within. Not whether you opened it or followed a link: "
        "nothing in it tells.",
        "So that nobody gets an issue twice, addresses that no longer exist are left alone, and the link within can "
        "end the subscription.",
        "As long as the hash of the address.",
        tables=("delivery",),
    ),
)
CATALOGUE = (
    "tool", "fact", "price", "take", "reviewer", "revision", "renamed_slug", "merged_tool", "catalogue_state",
    "panel_run", "take_draft", "pass", "hold", "working_copy", "schedule", "link_check", "link_round",
    "prediction", "resolution", "exclusion_step", "issue",
)  # fmt: skip
"""Tables about tools, the personas that review them, what editors do at the desk, and keys that the operator makes:
nothing of any reader."""

"""The words of the privacy page. Blank lines part paragraphs."""

SHORT = """
Reading sets no cookie. Neither reading nor voting needs an account. A vote is kept under a random key, not under a
name. An account keeps your e-mail address and what you put here yourself.

There are no third parties: no trackers, no advertising, no measuring of readers. Pages load everything from this
site, fonts too. Only if you sign in through a provider does your browser go to it, and mail goes through the
operator’s mail server.
"""
BRIEF = (
    (
        "device",
        "On your device",
        "From your first vote or bookmark on a cookie with a random key, so that you find them again: {reader}. Theme "
        "and compare tray stay in your browser until you clear them.",
    ),
    (
        "votes",
        "Votes",
        "The random key, what you chose and when, so that each reader counts once: until you take them back. The log "
        "of votes stays for good, a keyed hash of the network in it for {network}.",
    ),
    (
        "account",
        "Account",
        "Your e-mail address and your ways to sign in, so that we can let you in: until you delete the account. Where "
        "you are signed in: {session} after the last use.",
    ),
    (
        "shelves",
        "Shelves",
        "What you keep and note, and links by which you share it, to show it to you: until you remove it.",
    ),
    (
        "logs",
        "Logs",
        "The server’s own faults, without keys, addresses or what was typed, so that they can be mended: as long as "
        "the operator keeps them.",
    ),
)
DEVICE = """
Over https the names of cookies begin with “__Host-”, which binds them to this very host. They are sent to this site
alone.
"""
VOTES = """
Votes are shown as counts, never by device or account. When you sign in, the votes of the device become the account’s.
The numbers of the last hour by which voting is limited are held in memory, or in the operator’s Redis, under keyed
hashes of key and network, and go after the hour.
"""
ACCOUNT = """
All of this is there only if you made an account.

Tries to sign in and mails asked for are limited too. For an hour they are counted under keyed hashes of
address and network, in memory or in the operator’s Redis, and never in the database.
"""
SHELVES = """
Shelves are yours: no other reader sees them unless you share one.
"""
CORRECTIONS = """
A report needs no account and no cookie. How many came from a network is counted for an hour under a keyed hash of it,
in memory or in the operator’s Redis, and never in the database.

What you write is read by editors alone until one of them has answered; then it stands in the public log. If it should
leave the log, ask the operator: an editor can take it out.
"""
SEEN = """
Other readers see counts. Where votes look like a campaign, editors see which devices voted alike, when and from how
many networks, under the first digits of their random keys and hashes. The operator has the database and can read what
stands in it: addresses, keys, votes, shelves and notes, which are not encrypted there. Passwords, the tokens of
sessions and mailed links cannot be read from it: there are only hashes of them.

Agents that ask at /mcp need no account and no cookie. How many requests came from a network is counted for an hour
under a keyed hash of it, in memory or in the operator’s Redis, and never in the database.

While a page is open, the server holds in memory what it shows, under the random number of the tab, for an hour at
most after it is closed.

Copies that the operator makes of the database hold what stood in it on that day, until the operator removes them.
"""
LOGS = """
The server writes no line for a page that was read. It logs its own faults: the time, the path of the page that
failed, the kind of fault and its place in the program. It logs when a session ends because its old cookie was shown
again, by the session’s number, and why a sign-in by a provider or a mail failed, without saying whose; of the mail’s
address only what follows the @. Passwords, cookies, what was typed into forms and network addresses are not in it.

Counts of answers, votes and open pages may be collected for the operator, without keys. A server in front of this
one may write a log of its own; the configuration that comes with the program writes time, status, path and size,
without network addresses and without what follows a “?”.
"""
LEAVING = """
With an account: the account page gives you everything as one JSON file and deletes the account in one step. Address,
password, passkeys, connections, sessions, shelves and notes go at once. Your votes stay counted under a random key
that nothing links to you any more, or are taken back, as you choose. In both cases the log keeps its entries under
that key, and the networks with them are forgotten at once, not only after {network}.

Without an account: take your votes back where you cast them and remove your shelves on the bookmarks page, which
also exports them. Then clear the cookies and storage of this site in your browser. From then on nobody can tell what
this device did here, we neither. If you clear the cookies first, votes and shelves stay under a key that nobody
has.

Signing out leaves no vote, no shelf, no address of yours and no compare tray on the device. The theme stays in the
browser until you clear it.
"""

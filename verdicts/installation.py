"""What the settings of an installation make of it: how it knows readers, who may vouch for them, how mail leaves,
and which models may be asked."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dotenv import dotenv_values

from verdicts.desk.keys import read_keys
from verdicts.desk.pools.file import read_pools
from verdicts.desk.pools.offer import Pools
from verdicts.desk.pools.provided import PROVIDED
from verdicts.desk.providers.file import read_providers
from verdicts.desk.providers.provider import Provider
from verdicts.post.address import Mailbox, fits_a_word, mailbox
from verdicts.post.box import Post
from verdicts.post.outbox import Outbox
from verdicts.post.signing import Signer
from verdicts.post.smtp import Server
from verdicts.settings import HOUSE, Settings

if TYPE_CHECKING:
    from verdicts.desk.catalogue import Library, Site
    from verdicts.desk.identity import Identity
    from verdicts.desk.newsletter.office import Newsletter


def _own_folder(known: Settings) -> Path:
    """Where this installation keeps its own files: beside a SQLite database, else in data/."""
    from sqlalchemy import make_url  # half a second to import, which who asks a pool need not wait for

    address = make_url(known.database)
    return Path(str(address.database)).parent if address.get_backend_name() == "sqlite" else HOUSE / "data"


def keys_file(known: Settings) -> Path:
    """Where signing keys are kept when none are given: beside a SQLite database, else in data/."""
    return _own_folder(known) / "secret-keys"


def identity_of(known: Settings) -> Identity:
    """How this installation knows its readers."""
    from verdicts.desk.identity import Identity  # as above

    cookie = "__Host-reader" if known.https else "reader"  # the prefix binds the cookie to this very host
    return Identity(tuple(known.keys or read_keys(keys_file(known))), cookie)


def providers_of(known: Settings) -> tuple[Provider, ...]:
    """With whom readers may sign in, maybe nobody. Raises ProvidersRefused: its text is for the operator."""
    if not known.providers:
        return ()
    return read_providers(Path(known.providers), _environment())


def pools_of(known: Settings) -> Pools:
    """Pools of models of the operator's file, and those that need none. Raises PoolsRefused: for the operator."""
    return read_pools(Path(known.pools), _environment()) if known.pools else Pools(provided=PROVIDED)


def _environment() -> dict[str, str]:
    """The process's, and what stands in .env: secrets may, as settings do."""
    named = {name: value or "" for name, value in dotenv_values(".env").items()}
    return {**named, **os.environ}


def post_of(known: Settings) -> Post:
    """How letters leave this installation: by its mail server, or as files where there is none."""
    host = _mail_host(known)
    sender = mailbox(known.mail_from) if known.mail_from else _own_mailbox(known, host)
    if not known.smtp_host:
        folder = Path(known.outbox) if known.outbox else _own_folder(known) / "outbox"
        return Post(sender, host, Outbox(folder, lambda: datetime.now(UTC)))
    password = known.smtp_password.get_secret_value()
    named = (known.smtp_host, known.mail_port, known.smtp_security, known.smtp_user, password)
    return Post(sender, host, Server(*named, us=host, signer=_signer_of(known, sender)))


def _signer_of(known: Settings, sender: Mailbox) -> Signer | None:
    """What signs letters, for the domain that they are from. Raises LetterRefused for a file that is no key."""
    if not known.dkim_key:
        return None
    return Signer(known.dkim_selector, sender.address.rpartition("@")[2], Path(known.dkim_key).read_bytes())


def newsletter_of(known: Settings, library: Library, site: Site, post: Post, identity: Identity) -> Newsletter:
    """The weekly mail of this installation."""
    from verdicts.desk.newsletter.office import Newsletter  # as above
    from verdicts.desk.newsletter.returns import Returns
    from verdicts.live.limits import Limits

    a_network = (known.mails_per_address, known.tries_per_network, known.exempt, known.redis_url)
    return Newsletter(
        library,
        site,
        post,
        Limits(*a_network, "newsletter ", identity.hidden),
        lambda: datetime.now(UTC),
        Returns(post.sender.address, known.bounce_address, identity.keys),
        known.newsletter_rate,
        known.newsletter_imprint,
    )


def _own_mailbox(known: Settings, host: str) -> Mailbox:
    """The site's name at its own host; without the name where that is too long for mail."""
    return Mailbox(known.site_name if fits_a_word(known.site_name) else "", f"no-reply@{host}")


def _mail_host(known: Settings) -> str:
    """The host of the public address as mail writes it: in ASCII; a bare number is no name."""
    host = urlsplit(known.base_url).hostname or "localhost"
    try:
        ip_address(host)
    except ValueError:
        return host.encode("idna").decode()
    return "localhost"

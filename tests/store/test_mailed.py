"""Links that were mailed, and challenges that were answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from tests.conftest import NOON
from tests.store.test_accounts import at_once
from verdicts.desk.accounts.sessions import digest
from verdicts.domain.accounts import LINK_LASTS
from verdicts.store.engine import reading, writing
from verdicts.store.mailed import SPENT_FOR, MailedLink, forget_links, keep_link, link_of, spend, use_link, was_used
from verdicts.store.tables import mailed_link, spent

LINK = MailedLink("reset", "ada@example.com", "/tools/ollama", "")
A_SECOND = timedelta(seconds=1)
ONE, OTHER, BOBS = digest("one"), digest("other"), digest("bob's")


@pytest.fixture(autouse=True)
def _mailed(engine: Engine) -> None:
    """Two links to one address, one to another."""
    with writing(engine) as conn:
        keep_link(conn, ONE, LINK, NOON)
        keep_link(conn, OTHER, LINK._replace(intent="share:0123456789ab"), NOON)
        keep_link(conn, BOBS, LINK._replace(email="bob@example.com"), NOON)


def test_a_link_is_used_once_and_its_siblings_go(engine: Engine) -> None:
    """Looking at a link leaves it; using it takes it and every other one to its address, and nobody else's.

    For another purpose than its own it is worth nothing.
    """
    with writing(engine) as conn:
        assert use_link(conn, ONE, "sign-up", NOON) is None
        assert link_of(conn, ONE, NOON) == use_link(conn, ONE, "reset", NOON) == LINK
        assert use_link(conn, ONE, "reset", NOON) is None
        assert link_of(conn, ONE, NOON) is None
        assert use_link(conn, OTHER, "reset", NOON) is None
        assert link_of(conn, BOBS, NOON) is not None
        assert [was_used(conn, one) for one in (ONE, OTHER, BOBS)] == [True, False, False]


def test_a_link_carries_what_it_was_made_for(engine: Engine) -> None:
    """Purpose, address, where it leads and what it carries out come back as they were kept."""
    with writing(engine) as conn:
        assert use_link(conn, OTHER, "reset", NOON) == MailedLink(
            "reset", "ada@example.com", "/tools/ollama", "share:0123456789ab"
        )


@pytest.mark.parametrize("tokens", [(ONE, ONE, ONE, ONE), (ONE, OTHER, ONE, OTHER)], ids=["one link", "two links"])
def test_a_link_is_used_once_also_at_once(engine: Engine, tokens: tuple[str, ...]) -> None:
    """Of transactions that use the same link, or two to one address, at the same moment one gets it, none fails."""
    for _ in range(10):
        said = at_once(engine, *((lambda conn, token=token: use_link(conn, token, "reset", NOON)) for token in tokens))
        assert sum(isinstance(each, MailedLink) for each in said) == 1
        assert said.count(None) == len(tokens) - 1
        with writing(engine) as conn:
            for token in {ONE, OTHER}:
                keep_link(conn, token, LINK, NOON)


def test_a_link_grows_old(engine: Engine) -> None:
    """After half an hour it can be neither seen nor used; until then it can."""
    with writing(engine) as conn:
        assert use_link(conn, ONE, "reset", NOON + LINK_LASTS) is None
        assert link_of(conn, ONE, NOON + LINK_LASTS) is None
        assert use_link(conn, ONE, "reset", NOON + LINK_LASTS - A_SECOND) == LINK


def test_a_use_that_failed_leaves_the_link(engine: Engine) -> None:
    """When what a link was for could not be done, the link is as good as before."""

    with writing(engine, keep=False) as conn:
        assert use_link(conn, ONE, "reset", NOON) == LINK
    with reading(engine) as conn:
        assert link_of(conn, ONE, NOON) == LINK


def test_a_challenge_is_answered_once_also_at_once(engine: Engine) -> None:
    """Of answers to one challenge at the same moment one counts; another challenge is its own."""

    def answer(conn: Connection) -> bool:
        return spend(conn, ONE, NOON)

    assert sorted(map(str, at_once(engine, answer, answer, answer))) == ["False", "False", "True"]
    with writing(engine) as conn:
        assert not spend(conn, ONE, NOON)
        assert spend(conn, OTHER, NOON)


def test_what_nobody_can_use_is_forgotten(engine: Engine) -> None:
    """Old links go with their addresses, old challenges too; what still counts stays."""
    with writing(engine) as conn:
        spend(conn, ONE, NOON)
        keep_link(conn, digest("later"), LINK, NOON + A_SECOND)
        forget_links(conn, NOON + LINK_LASTS)
        assert conn.execute(select(mailed_link.c.token)).scalars().all() == [digest("later")]
        assert not spend(conn, ONE, NOON + LINK_LASTS)
        forget_links(conn, NOON + SPENT_FOR)
        assert conn.execute(select(func.count()).select_from(spent)).scalar() == 0


@pytest.mark.parametrize("fault", [{"token": "x" * 43}, {"purpose": "gift"}, {"token": ONE}])
def test_the_table_holds_the_rules(engine: Engine, fault: dict[str, str]) -> None:
    """A token itself, an unknown purpose and the same digest twice are refused."""
    cells = {"token": digest("new"), "made_at": NOON, **LINK._asdict(), **fault}
    with pytest.raises(IntegrityError), writing(engine) as conn:
        conn.execute(insert(mailed_link).values(cells))

"""Disclose: what is kept, why and how long, from the limits that the program goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.disclosing import words
from verdicts.desk.disclosing.in_database import ACCOUNT, CORRECTIONS, NEWSLETTER, SHELVES, VOTES
from verdicts.desk.disclosing.kept import Kept, days
from verdicts.desk.disclosing.on_device import COOKIES, STORAGE
from verdicts.desk.identity import LONGEST
from verdicts.domain.accounts import SESSION_IDLE
from verdicts.domain.newsletter.subscribers import FORGOTTEN_AFTER
from verdicts.store.forgetting import KEPT_FOR
from verdicts.views.parts import CrumbView, LinkView, MetaView
from verdicts.views.privacy import BriefView, PrivacySectionView, PrivacyView


def disclose(library: Library, site: Site, today: date) -> PrivacyView:
    """The privacy page; it is the same for every catalogue."""
    sections = [
        replace(_section("short", "In short", words.SHORT), brief=[_brief(*line) for line in words.BRIEF]),
        _section("device", "On your device", words.DEVICE, (*COOKIES, *STORAGE)),
        _section("votes", "Votes", words.VOTES, VOTES),
        _section("account", "Account", words.ACCOUNT, ACCOUNT),
        _section("shelves", "Shelves", words.SHELVES, SHELVES),
        _section("newsletter", "Newsletter", words.NEWSLETTER, NEWSLETTER),
        _section("corrections", "Corrections", words.CORRECTIONS, CORRECTIONS),
        _section("seen", "Who sees what", words.SEEN),
        _section("logs", "Logs", words.LOGS),
        _section("leaving", "Take it along, remove it", words.LEAVING.format(network=days(KEPT_FOR))),
    ]
    contents = [LinkView(section.title, f"/privacy#{section.id}") for section in sections]
    said = "What this site keeps of those who read it: what exactly, why, and for how long."
    return PrivacyView("/privacy", _meta(site, said), said, contents, sections)


def _section(id: str, title: str, said: str, kept: Sequence[Kept] = ()) -> PrivacySectionView:
    paragraphs = [" ".join(part.split()) for part in said.split("\n\n")]
    return PrivacySectionView(id, title, paragraphs, [each.view() for each in kept])


def _brief(id: str, name: str, said: str) -> BriefView:
    spans = {"reader": days(LONGEST), "network": days(KEPT_FOR), "session": days(SESSION_IDLE)}
    spans |= {"forgotten": days(FORGOTTEN_AFTER)}
    return BriefView(LinkView(name, f"/privacy#{id}"), said.format(**spans))


def _meta(site: Site, said: str) -> MetaView:
    data = linked_data([breadcrumb_data(site, [CrumbView("Privacy")], "/privacy")])
    return MetaView(f"Privacy · {site.name}", said, f"{site.url}/privacy", "", data)

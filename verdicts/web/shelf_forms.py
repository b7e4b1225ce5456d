"""The forms of the page of shelves: what each of their addresses does with its fields."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from verdicts.desk import arrange, name_shelf, share, shelve, take_back
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.copy_shelf import copy_shelf
from verdicts.desk.shelve import Done
from verdicts.domain.shelving import Refused
from verdicts.views.shelf import CameView

Form = Mapping[str, str]
Verb = Callable[[Library, Site, str, Form, datetime], Done | CameView | Refused]


def _of(form: Form, name: str) -> str:
    return form.get(name, "")


FORMS: Mapping[str, Verb] = {
    "keep": lambda library, site, reader, form, now: shelve.keep(library, site, reader, _of(form, "address"), now),
    "remove": lambda library, site, reader, form, now: shelve.drop(library, site, reader, _of(form, "address")),
    "note": lambda library, site, reader, form, now: arrange.annotate(
        library, site, reader, _of(form, "address"), _of(form, "note")
    ),
    "order": lambda library, site, reader, form, now: arrange.step(
        library, site, reader, _of(form, "address"), _of(form, "way")
    ),
    "move": lambda library, site, reader, form, now: arrange.move(
        library, site, reader, _of(form, "address"), _of(form, "shelf")
    ),
    "shelf": lambda library, site, reader, form, now: name_shelf.new_shelf(
        library, site, reader, _of(form, "name"), now
    ),
    "name": lambda library, site, reader, form, now: name_shelf.name_shelf(
        library, site, reader, _of(form, "shelf"), _of(form, "name")
    ),
    "shelf-order": lambda library, site, reader, form, now: arrange.step_shelf(
        library, site, reader, _of(form, "shelf"), _of(form, "way")
    ),
    "shelf-remove": lambda library, site, reader, form, now: name_shelf.remove_shelf(
        library, site, reader, _of(form, "shelf")
    ),
    "undo": lambda library, site, reader, form, now: take_back.take_back(
        library, site, reader, _of(form, "key")[:12], now
    ),
    "share": lambda library, site, reader, form, now: share.share(
        library, site, reader, _of(form, "shelf"), secrets.token_hex(16), now
    ),
    "revoke": lambda library, site, reader, form, now: share.revoke(library, site, reader, _of(form, "shelf")),
    "copy": lambda library, site, reader, form, now: copy_shelf(library, site, reader, _of(form, "token"), now),
}

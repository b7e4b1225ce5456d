"""Import: a file of bookmarks as shelves. What kind it is, its content says; its name is only called in faults."""

from __future__ import annotations

import re
from datetime import datetime

from verdicts.desk.catalogue import Site
from verdicts.desk.decoding import decoded
from verdicts.desk.shelving.as_json import read_json
from verdicts.desk.shelving.brought import Brought, Enough, Fault, Unreadable
from verdicts.desk.shelving.csv_reading import is_table, read_csv
from verdicts.desk.shelving.fitting import fit_line
from verdicts.desk.shelving.gathering import Gathering
from verdicts.desk.shelving.netscape_reading import read_netscape

LARGEST = 10_000_000  # bytes
_MARKUP = re.compile(r"<(?:!doctype|!--|html|meta|title|h1|h3|dl|dt|ul|a\b)", re.IGNORECASE)


def read(data: bytes, file_name: str, site: Site, now: datetime) -> Brought:
    """The shelves in a file of at most LARGEST bytes, and every fault; never raises for what the file holds.

    JSON of ours, CSV with a column of addresses, or a Netscape bookmark file. What has no date gets `now`. An address
    stands once in what is brought; whether the reader has it already is for the caller to see.
    """
    file = fit_line(file_name, 80).text or "the file"
    into = Gathering(site, now, file)
    try:
        _gather(data, into, file)
    except Enough:
        return into.brought(stopped=True)
    except Unreadable as broken:
        return Brought(faults=(Fault(file, str(broken)),), total=1)
    return into.brought()


def _gather(data: bytes, into: Gathering, file: str) -> None:
    if len(data) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
    text, doubt = decoded(data)
    if text.lstrip()[:1] in ("{", "["):
        read_json(data, into)
        return
    if doubt:
        into.fault(file, doubt)
    if _MARKUP.match(text.lstrip()[:20]):
        read_netscape(text, into)
    elif is_table(text):
        read_csv(text, into)
    else:
        raise Unreadable(
            "is neither a bookmark file of a browser, nor CSV with a column called address or url, nor our JSON"
        )

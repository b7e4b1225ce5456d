"""Faults of a table's shape, in the words of this file. What only follows from another fault is left out."""

from __future__ import annotations

from pydantic import ValidationError

from verdicts.desk.faults import Fault, faults_of
from verdicts.desk.pools.entries import Entry, MemberEntry, PoolEntry
from verdicts.desk.pools.references import near

UNKNOWN, MISSING = "is not a key of a catalogue file; check its spelling", "is missing"


def shape_faults(file: str, broken: ValidationError, where: str, kind: type[Entry]) -> list[Fault]:
    """Every fault of the table at `where`, which is of a kind."""
    found = faults_of(file, broken, where)
    meant = {one.field: near(_key(one), _keys(one, where, kind)) for one in found if one.reason == UNKNOWN}
    misspelt = {f"{field.rpartition('.')[0]}.{key}" for field, key in meant.items()}
    kept = [one for one in found if one.reason != MISSING or one.field not in misspelt]
    return [_in_words(one, meant.get(one.field, "")) for one in kept]


def _key(fault: Fault) -> str:
    return fault.field.rpartition(".")[2]


def _keys(fault: Fault, where: str, kind: type[Entry]) -> list[str]:
    """What may stand where the fault is: tables within tables are members and judges."""
    within = "." in fault.field.removeprefix(f"{where}.")
    return list((MemberEntry if within else kind).model_fields)


def _in_words(fault: Fault, meant: str) -> Fault:
    """What is said of catalogue files, said of this one."""
    words, key = fault.reason.replace("an object in braces", "a table"), _key(fault)
    if fault.reason == UNKNOWN:
        words = f"is not a known key; {f'do you mean {meant}?' if meant else 'check its spelling'}"
        if key in ("key", "api_key"):
            words = "keep it elsewhere: give key_env or key_file"
        elif fault.field.startswith(("pools.", "models.")) and key in {
            *PoolEntry.model_fields,
            *MemberEntry.model_fields,
        }:
            words = f"does not belong here; it is a key of {'pools' if key in PoolEntry.model_fields else 'members'}"
    return Fault(fault.file, fault.field, words)


_OWNERS = {**dict.fromkeys(MemberEntry.model_fields, "members"), **dict.fromkeys(PoolEntry.model_fields, "pools")}

"""`verdicts check`"""

from __future__ import annotations

from verdicts.commands.ground import database, err, fail, out
from verdicts.desk.checking import Finding, check


def run() -> None:
    """Recount and reread everything in the database and report what does not fit.

    Every verdict follows its score, every tool its newest revision, every row its parent, and so on. Exit code 1 when
    something does not hold.
    """
    with database() as engine:
        findings = check(engine)
    for finding in findings:
        err.print(f"{finding.rule}: {finding.subject}: {finding.message}")
    if findings:
        fail(_way_out(findings))
    out.print("Everything holds.")


def _way_out(findings: list[Finding]) -> str:
    if findings[0].rule == "migrations":
        return "Run `verdicts migrate`, then check again."
    many = len(findings)
    return f"{many} finding{'s' if many > 1 else ''}. Restore a backup or correct the rows named above."

"""The `verdicts` command, and `python -m verdicts`: Ctrl-C ends it with a word, also while it is being imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command."""
    try:
        from verdicts import cli

        cli.main()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)  # noqa: T201 - nothing that prints better is imported yet
        sys.exit(130)


if __name__ == "__main__":
    main()

"""Figures taken by hand on an idle machine: `make bench-pages`, `-search`, `-ladder`, `-live`, and `make audit`."""

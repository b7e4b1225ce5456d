"""Figures taken by hand on an idle machine: `make bench-pages`, `make bench-search`, `make audit`."""

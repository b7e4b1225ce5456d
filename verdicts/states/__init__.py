"""Thin state classes: what one reader's page shows. Handlers read vars, call one desk verb, assign."""

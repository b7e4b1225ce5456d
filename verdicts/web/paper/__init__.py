"""First paint: the page's own components printed to HTML inside the built shell, before any JavaScript."""

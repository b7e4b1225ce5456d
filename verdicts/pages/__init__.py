"""One file a route: binds states to components."""

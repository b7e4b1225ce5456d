"""Pure functions: values or Vars of a view in, component out. No state, no data access."""

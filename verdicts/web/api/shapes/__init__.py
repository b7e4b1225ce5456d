"""The fields of the API. They are stable: within v1 fields may be added, none is changed, renamed or removed."""

"""The editor's desk: its list, and a draft as a form that stores itself. Live only; on paper it is still loading."""

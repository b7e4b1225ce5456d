"""The parts of the picker: what was chosen, the form that shows it, pairs to start from."""

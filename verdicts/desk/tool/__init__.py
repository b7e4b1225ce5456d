"""The parts of a tool's page, one file a part: panel, prices, alternatives, history."""

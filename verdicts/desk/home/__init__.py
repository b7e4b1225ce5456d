"""The parts of the home page, one file a part: the hero figure, newest verdicts, the field."""

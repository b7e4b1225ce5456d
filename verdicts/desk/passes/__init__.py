"""Passes: keys by which programs ask pools of models, made by the operator, and the budgets that they spend."""

"""What each command of `python -m evals` does; `evals.cli` holds its words."""

"""Systems under test: each turns a sample into an Output; `registry` names them.

An adapter for another bot is a class with `name`, `about`, `forms` and `run(sample) -> Output`, and a line in `registry`.
"""

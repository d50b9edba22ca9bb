"""Scenario -> variants and rows: three-valued conditions, named rules, and what to ask when they do not decide."""

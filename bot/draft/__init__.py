"""Decision and hits -> a draft: sentences rendered from rows, and statements chosen from the passages found."""

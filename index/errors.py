"""Why an index cannot be used; the message says what to run."""


class IndexUnusableError(Exception):
    """There is no index, it is damaged, or it belongs to another corpus; `phrase` is its notice in the corpus."""

    def __init__(self, message: str, phrase: str = "damaged-index") -> None:
        super().__init__(message)
        self.phrase = phrase


class IndexBusyError(Exception):
    """Another process is building the index."""

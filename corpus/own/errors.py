"""Why a document of the user's cannot be taken in; the message says what to do."""


class OwnDocumentError(Exception):
    """The file or the stored document cannot be used."""

"""What can go wrong for the person who asks; every message says what to do next."""


class BotError(Exception):
    """Base of all errors that are shown; the message is written for the reader."""


class InputError(BotError):
    """The question, a facet or a line of input cannot be used."""


class UnknownVariantError(BotError):
    """A variant was named that the corpus does not have."""


class ModelSettingsError(BotError):
    """The language model that is set cannot be used; the message names the setting."""


class ModelError(BotError):
    """A language model did not deliver what it was asked for; the answer goes on without it."""

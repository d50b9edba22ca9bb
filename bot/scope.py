"""Which variant a text to be checked is about: the one given, else the question's, else the text's, else the default."""

from bot.decide.criteria import decide
from bot.services import Services
from bot.understand.intake import Inquiry, take_in
from bot.understand.read import read_scenario


def scope_of(text: str, variant: str, question: str, services: Services) -> str:
    """The variant id that sentences of the text are about where they do not say so themselves; the checker knows which exist."""
    if variant:
        return variant
    if question:
        inquiry = Inquiry(question)
        scenario = read_scenario(take_in(inquiry), inquiry, services.lexicons, services.corpus)
        choices = decide(scenario, services.corpus).choices
        if len(choices) == 1 and not choices[0].condition:
            return choices[0].variant_id
    named = services.checker.named_variants(text, services.default_variant)
    return named[0] if len(named) == 1 else services.default_variant

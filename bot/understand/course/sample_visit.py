"""A visit or an operation that is about a sample: what is called a follow-up of it, or post-op, follows no treatment."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import RETURNS, Mention, Reading

_REACH = 9
"""Words from the name of a visit to the sample that it is about, at most."""
_GIVEN = ("done", "ongoing")


def is_about_a_sample(visit: Mention, reading: Reading) -> bool:
    """ "Post-op day 1 after open biopsy", "follow-up visit to hear the pathology", where no treatment is told besides."""
    if not _is_a_visit(visit) or not (sample := _sample_of(visit, reading)):
        return False
    others = [m for m in reading.mentions if _is_a_visit(m) and not _sample_of(m, reading) and not reading.negates(m)]
    inside = {at for m in (visit, sample) for at in range(m.first, m.last + 1)}
    return not reading.affirmed(*RETURNS) and not any({m.first, m.last} - inside for m in others)


def _is_a_visit(mention: Mention) -> bool:
    """A look that follows something, or a treatment told as given: of a sample, both may be said as well."""
    given = mention.concept.facet == "treatment" and mention.concept.value in _GIVEN
    return given or (mention.concept.facet == "purpose" and mention.concept.value == "surveillance")


def _sample_of(visit: Mention, reading: Reading) -> Mention | None:
    """The sample that stands behind a visit in its sentence, with no more between than what leads to it."""
    _, end = sentence_at(reading, visit.first)
    samples = [m for m in reading.cues("sample") if visit.last < m.last < min(end, visit.last + 1 + _REACH)]
    return next((m for m in samples if not _is_parted(visit, m, reading)), None)


def _is_parted(visit: Mention, sample: Mention, reading: Reading) -> bool:
    """True if another thing stands between: a tumour, a mark, or a treatment that is not the visit itself."""
    gap = range(visit.last + 1, sample.first)
    told = (m for m in reading.mentions if m.first in gap)
    named = any(m.concept.facet in ("histology", "target", "site") or (_is_a_visit(m) and m.last in gap) for m in told)
    return named or any(reading.words[at].is_mark and reading.words[at].folded not in "-'" for at in gap)

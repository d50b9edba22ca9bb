"""Categories told in the name of a holder beside ACR: they stand only where a statement of the corpus says that it has them.

"The article lists the bone scan as may be appropriate": the table has that, and so, by our statement, does the article.
"""

from collections.abc import Sequence

from bot.check.judgements.claims import Table
from bot.check.judgements.verdicts import Claim
from bot.check.words.prose import Token
from corpus import Corpus

_CUE = "as-held"
"""The cue of words that tell whose category it is; its value is the holder."""
_JOINED = " and "


class Holders:
    """Knows of which studies a holder has the category of the table."""

    def __init__(self, corpus: Corpus, table: Table) -> None:
        self._table = table
        self._held = frozenset(
            (holder, presumed.variant or told.variant, study)
            for passage in corpus.document_passages
            for span in passage.spans
            for told in [span.statement]
            for presumed in told.presumes
            for holder in told.holder.split(_JOINED)
            if _JOINED in told.holder
            for study in told.about
        )

    def of(self, tokens: Sequence[Token]) -> str | None:
        """In whose name a sentence judges, if it is in another's than ACR's."""
        return next((t.cues[_CUE] for t in tokens if _CUE in t.cues), None)

    def have(self, holder: str, claims: Sequence[Claim], variants: Sequence[str]) -> bool:
        """True if all claims are categories, and of studies whose category the holder shares."""
        return all(c.kind == "category" and c.affirmed and self._has(holder, c, v) for c in claims for v in variants)

    def _has(self, holder: str, claim: Claim, variant: str) -> bool:
        rows = [row for study in claim.studies for row in self._table.rows(study, variant)]
        return bool(rows) and all((holder, variant, row.procedure) in self._held for row in rows)

"""The rules for a sentence that names a study: as a judgement, a fact, a question or a description, whole or part by part."""

from dataclasses import replace

from bot.check.basis import Basis
from bot.check.context import Context
from bot.check.describing import DescriptionReader
from bot.check.judgements.claims import categories_of
from bot.check.judgements.plain_rating import RatingClaim
from bot.check.judging import JudgementReader
from bot.check.ruling import Finding, Outcome, found
from bot.check.unnamed import UnnamedReader
from bot.understand.imaging.studies import NamedStudy

WEIGHED = ("foreign-borne-out", "foreign-leaning", "foreign-rating")
"""Rules under which a judgement stands though not each of its words is accounted for."""

RANKED = ("foreign-versus", "foreign-favour", "foreign-share", "foreign-more")
"""Rules under which one study is set above another or beside it."""


class NamingRules:
    """Rules on sentences that name a study, or that go on about the one of the sentence before."""

    def __init__(self, basis: Basis, judging: JudgementReader, describing: DescriptionReader, unnamed: UnnamedReader) -> None:
        self._corpus = basis.corpus
        self._reader = basis.reader
        self._judging = judging
        self._describing = describing
        self._unnamed = unnamed

    def findings(self, text: str, context: Context, standing: NamedStudy | None = None) -> list[Finding]:
        """The findings on such a sentence; `standing` is the study that a pronoun of it stands for."""
        told = self._findings(text, context, standing)
        read = any(f.kind == "consistent" and f.rule not in WEIGHED for f in told)
        stands = not read and not any(f.withholds for f in told)
        if stands and self._mistakes_a_tag(text, context):
            return [found("unread-tag", "unreadable", "tells how the panel voted in a way that the table does not bear out")]
        return told

    def _mistakes_a_tag(self, text: str, context: Context) -> bool:
        """True unless its tags are those of the table, or it tells a fact outright: "the article puts the split down to ..."."""
        mistaken = self._describing.mistakes_a_tag(text, context.variants)
        return mistaken and not self._describing.tells_a_fact(text.replace(";", ","), context.variants, wholly=True)

    def _findings(self, text: str, context: Context, standing: NamedStudy | None) -> list[Finding]:
        parts = [part.strip() for part in text.split(";")]
        if len(parts) > 1 and all(parts):
            return self._joined(text, parts, context, standing)
        if standing:
            verdict = self._judging.judgement(text, context.variants, standing, young=context.young)
            return [verdict] if verdict else self._describing.description(text, context.variants, standing, young=context.young)
        past = self._describing.past(text, context.variants)
        if past is not None:
            return past
        figures = any(map(str.isdigit, text))
        if figures and self._describing.tells_a_fact(text, context.variants):
            return []
        if verdict := self._verdict(text, context):
            return [verdict]
        if not figures and self._describing.tells_a_fact(text, context.variants):
            return []
        if self._describing.asks(text, context.variants):
            return []
        return self._describing.description(text, context.variants, young=context.young)

    def _verdict(self, text: str, context: Context) -> Finding | None:
        """The finding on a judgement: on its plain rating, unless all of it is read and is true."""
        rating = self.rating(text, context)
        verdict = self._judging.judgement(text, context.variants, young=context.young)
        whole = verdict is not None and verdict.kind == "consistent"
        return verdict if rating is None or (rating.withholds and whole) else rating

    def _joined(self, text: str, parts: list[str], context: Context, standing: NamedStudy | None) -> list[Finding]:
        """The findings on a sentence with semicolons: on its parts, or on the whole if that is a fact or a true judgement."""
        told = self._parts(parts, context)
        whole = ", ".join(parts)
        if self._unnamed.turns_a_figure(whole):
            return [found("unread-figure", "unreadable", "tells in its parts what the corpus tells otherwise")]
        if not any(f.withholds for f in told):
            return told
        if not standing and self._describing.tells_a_fact(whole, context.variants):
            return []
        verdict = None if standing else self._judging.judgement(text, context.variants, young=context.young)
        if verdict and verdict.kind == "consistent":
            return [verdict]
        describes = not standing and all(f.kind == "unreadable" for f in told if f.withholds)
        if describes and not self._describing.description(whole, context.variants, young=context.young):
            return []
        return self._judging.borne_out(whole, context.variants, young=context.young) or told

    def _parts(self, parts: list[str], context: Context) -> list[Finding]:
        """The parts of a sentence with semicolons, each ruled on as if it stood alone after the one before."""
        told: list[Finding] = []
        for number, part in enumerate(parts):
            here = replace(context, lead=parts[number - 1], lead_stands=True) if number else context
            if self._reader.names_study(part):
                told += self.findings(part, here)
            elif self._unnamed.speaks_for_a_source(part) and not self._describing.tells_a_fact(part, context.variants):
                told.append(found("unread-source", "unreadable", "a part of it tells what a document or a body says"))
            elif self._unnamed.turns_another(part) or not self._unnamed.is_harmless(part):
                back = self.points_back(part, here)
                told += self._unread(part, ", ".join(parts), context) if back is None else back
        return told

    def _unread(self, part: str, whole: str, context: Context) -> list[Finding]:
        """The finding on a part without a study that is not read, unless it only tells, or the whole describes."""
        tells = self._unnamed.tells(part) or not self._describing.description(whole, context.variants, young=context.young)
        return [] if tells else [found("unread-study", "unreadable", "a part of it is not read")]

    def points_back(self, text: str, context: Context) -> list[Finding] | None:
        """A sentence that opens with "it" or the like is ruled on as if it named the one study of the sentence before."""
        standing = self._reader.only_study(context.lead) if context.lead_stands else None
        told = self.findings(text, context, standing) if standing and self._unnamed.points_back(text) else None
        return told if told is not None and not any(f.kind == "unreadable" for f in told) else None

    def borne_out_of_the_study_before(self, text: str, context: Context) -> list[Finding]:
        """ "For extrapulmonary staging it carries a rating of 8": a judgement of the one study of the sentence before."""
        standing = self._reader.only_study(context.lead) if context.lead_stands else None
        return self._judging.borne_out(text, context.variants, standing, young=context.young) if standing else []

    def rating(self, text: str, context: Context) -> Finding | None:
        """A rating must hold in every variant that it may be about; it contradicts if it holds in none."""
        claims = [claim for variant in context.variants if (claim := self._reader.ratings.claim(text, variant))]
        if len(claims) < len(context.variants):
            return None
        verdicts = {self._against_table(claim) for claim in claims}
        if verdicts == {"contradicts"}:
            return found(
                "foreign-rating", "contradicts", f"the table says {self._table_says(claims[0])}", self._source(claims[0])
            )
        if verdicts == {"consistent"}:
            return found("foreign-rating", "consistent", "as in the table", self._source(claims[0]))
        return None

    def _against_table(self, claim: RatingClaim) -> Outcome:
        true = {c.value if c else None for c in categories_of(claim.study, claim.variant, self._corpus)}
        if claim.category not in true:
            return "contradicts"
        return "consistent" if true == {claim.category} and claim.certain else "unreadable"

    def _table_says(self, claim: RatingClaim) -> str:
        return ", ".join(sorted(c.value if c else "not rated" for c in categories_of(claim.study, claim.variant, self._corpus)))

    def _source(self, claim: RatingClaim) -> str:
        return self._corpus.sources[self._corpus.topic_of(claim.variant).source].title

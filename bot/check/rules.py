"""The rules for units that are not ours, each in its context: which reader of sentences is asked, what becomes of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.check.basis import Basis
from bot.check.describing import DescriptionReader
from bot.check.descriptions.evidence import Evidence
from bot.check.foreign import LABELS, ForeignReader
from bot.check.judgements.claims import categories_of
from bot.check.judgements.plain_rating import RatingClaim
from bot.check.judging import JudgementReader
from bot.check.ruling import STRENGTH, Finding, Outcome, found
from bot.check.tables import cells_of, sentences_of
from bot.check.titles import TitleReader
from bot.check.unnamed import UnnamedReader
from bot.check.vocabularies import Vocabularies
from bot.check.words.plain import has_symbols
from bot.check.words.units import Unit
from bot.understand.studies import NamedStudy
from corpus import Corpus

_TITLES = LABELS | {"appropriateness category", "acr category", "test", "modality", "imaging study", ""}
"""Cells that are the titles of columns, and judge nothing."""


_WEIGHED = ("foreign-borne-out", "foreign-leaning", "foreign-rating")
"""Rules under which a judgement stands though not each of its words is accounted for."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the units around one tell: the variants in question, the line above a list, whether a study is named."""

    variants: tuple[str, ...]
    lead: str
    lead_stands: bool
    about_study: bool
    before: str
    """The unit before, whatever it is."""
    beside: bool
    """True if other sentences of running text stand in the text."""
    heads_list: bool
    """True if an item of a list comes next."""
    columns: tuple[str, ...]
    """The titles of the columns of the table that a row is in."""
    young: bool
    """True if the text may be about a child."""
    around: tuple[str, ...] = ()
    """What was said before that may set the scene: the headings above, and the sentence before."""


class ForeignRules:
    """Rules on one foreign unit in its context; every rule has a name that the finding carries."""

    def __init__(self, corpus: Corpus, reader: ForeignReader, vocabularies: Vocabularies) -> None:
        self._corpus = corpus
        self._reader = reader
        self._basis = Basis(corpus, reader, vocabularies)
        self._judging = JudgementReader(self._basis)
        self._describing = DescriptionReader(self._basis, self._judging)
        self._unnamed = UnnamedReader(self._basis, self._describing)
        self._titles = TitleReader(vocabularies)

    def rule_on(self, unit: Unit, text: str, context: Context) -> list[Finding]:
        """The findings for a unit; none if it says nothing about a study."""
        told = self._rule_on(unit, text, context)
        judged = any(f.kind in ("consistent", "contradicts") for f in told)
        if judged and self._judging.tells_another_year(text, context.variants):
            return [found("edition", "unreadable", "tells a year that is not the one of the edition held here")]
        if any(f.kind == "consistent" for f in told) and (why := self._is_bounded(unit, text, context, told)):
            return [why]
        return told

    def _is_bounded(self, unit: Unit, text: str, context: Context, told: Sequence[Finding]) -> Finding | None:
        """Why a judgement that holds in the variants of its text may not hold as it is told."""
        weighed = any(f.kind == "consistent" and f.rule in _WEIGHED for f in told)
        if why := self._judging.carves(text, weighed=weighed):
            return found("carved", "unreadable", f"judges, and {why}")
        told_of = (text if weighed else self._judging.scene(text, variant) for variant in context.variants)
        reached = [self._reader.reach.of(told, variant) for told, variant in zip(told_of, context.variants, strict=True)]
        scenes = [self._reader.reach.of(scene, v) for scene in self._scenes(text, context) for v in context.variants]
        beyond = {v for found_in in (*reached, *scenes) for v in found_in or ()} - {*context.variants}
        if None in reached or (scenes and all(s is None for s in scenes)):
            return found("scene", "unreadable", "judges for patients or purposes that the table does not have here")
        if beyond:
            again = self._rule_on(unit, text, replace(context, variants=tuple(sorted(beyond))))
            if not any(f.kind == "consistent" for f in again) or any(f.withholds for f in again):
                return found("scene", "unreadable", "judges for a scenario in which the table does not bear it out")
        return None

    def _scenes(self, text: str, context: Context) -> tuple[str, ...]:
        """What was told before a sentence that sets its scene, unless it sets one itself."""
        given, reach = context.variants[0], self._reader.reach
        if reach.tells(text, given):
            return ()
        return tuple(dict.fromkeys(scene for scene in context.around if scene and reach.tells(scene, given)))

    def _rule_on(self, unit: Unit, text: str, context: Context) -> list[Finding]:
        if unit.kind in ("item", "row") and not context.lead_stands and not self._stands_alone(unit, text):
            return [found("list-lead", "unreadable", "stands under a heading that was withheld")]
        if unit.kind in ("row", "header"):
            return self._table_row(text, context)
        if self._reader.bare_name(text):
            if unit.kind == "sentence" and context.beside:
                return [found("bare-name", "unreadable", "a name among sentences can be what they speak of")]
            answers = unit.kind != "item" or context.before.endswith("?")
            return self._after_lead(context) if answers else self._under_lead(text, context)
        if unit.kind == "item" and self._titles.announces(context.lead):
            return [found("list-lead", "unreadable", "stands in a list whose heading judges its items")]
        if self._reader.tone(text) == "about_study":
            return self._about_study(text, context)
        if context.heads_list and self._titles.announces(text):
            return []
        return self._names_none(unit, text, context)

    def evidence(self, text: str, variants: tuple[str, ...]) -> Evidence:
        """What counts in a sentence when its words are weighed."""
        return self._describing.evidence(text, variants)

    def _stands_alone(self, unit: Unit, text: str) -> bool:
        """An item that says of no study what is harmless anywhere stands though its heading does not."""
        return unit.kind == "item" and not self._reader.names_study(text) and self._unnamed.is_harmless(text)

    def _names_none(self, unit: Unit, text: str, context: Context) -> list[Finding]:
        """A sentence that names no study: harmless, about the study of the sentence before, or withheld if it leans."""
        titles, answers = unit.kind == "heading", context.before.endswith("?")
        if context.about_study and self._unnamed.turns_another(text):
            return [found("unread-reference", "unreadable", "may turn what is said elsewhere")]
        if context.about_study and self._unnamed.carves_elsewhere(text):
            return [found("unread-reference", "unreadable", "may carve something out of what is said elsewhere")]
        if self._unnamed.turns_a_figure(text):
            return [found("unread-figure", "unreadable", "tells in figures what the corpus tells otherwise")]
        if self._unnamed.is_harmless(text, titles=titles, answers=answers):
            return []
        if (told := self._points_back(text, context)) is not None:
            return told
        if borne_out := self._borne_out_of_the_study_before(text, context):
            return borne_out
        if self._reader.stands_for_a_study(text):
            return self._describing.description(text, context.variants, young=context.young)
        return self._in_its_context(unit, text, context, answers=answers)

    def _in_its_context(self, unit: Unit, text: str, context: Context, *, answers: bool) -> list[Finding]:
        """A sentence without a study whose words are not all known, as it bears on what is said elsewhere."""
        tone = self._reader.tone(text)
        near = context.about_study or self._reader.speaks_of_imaging(text)
        if self._reader.says_what_is_imaged(text) or (near and self._unnamed.judges(text)):
            tone = "judges"
        tasked = self._unnamed.speaks_of_task(text)
        if (tone in ("judges", "leans") or tasked) and not answers and self._unnamed.tells(text):
            return []
        if tone == "judges" or (context.about_study and self._unnamed.leans(text)):
            return [found("unread-verdict", "unreadable", "judges or advises without naming the study in the same sentence")]
        if not self._basis.is_english(text):
            return [found("language", "unreadable", "is not English")]
        if unit.kind == "sentence" and not answers and not tasked and self._unnamed.bears_on_nothing(text):
            return []
        if (tone == "leans" or answers or tasked or self._unnamed.stands_for_another(text)) and context.about_study:
            return [found("unread-reference", "unreadable", "may speak of a study that is named elsewhere")]
        return []

    def _about_study(self, text: str, context: Context, standing: NamedStudy | None = None) -> list[Finding]:
        parts = [part.strip() for part in text.split(";")]
        if len(parts) > 1 and all(parts):
            return self._joined(text, parts, context, standing)
        if standing:
            verdict = self._judging.judgement(text, context.variants, standing, young=context.young)
            return [verdict] if verdict else self._describing.description(text, context.variants, standing, young=context.young)
        past = self._describing.past(text, context.variants)
        if past is not None:
            return past
        tells = self._describing.tells_a_fact(text, context.variants)
        if tells and any(c.isdigit() for c in text):
            return []
        if verdict := self._verdict(text, context):
            return [verdict]
        if tells or self._describing.asks(text, context.variants):
            return []
        return self._describing.description(text, context.variants, young=context.young)

    def _verdict(self, text: str, context: Context) -> Finding | None:
        """The finding on a judgement: on its plain rating, unless all of it is read and is true."""
        rating = self._rating(text, context)
        verdict = self._judging.judgement(text, context.variants, young=context.young)
        whole = verdict is not None and verdict.kind == "consistent"
        return verdict if rating is None or (rating.withholds and whole) else rating

    def _joined(self, text: str, parts: list[str], context: Context, standing: NamedStudy | None) -> list[Finding]:
        """The findings on a sentence with semicolons: on its parts, or on the whole if that is a fact or a true judgement."""
        told = self._parts(parts, context)
        whole = ", ".join(parts)
        if not any(f.withholds for f in told):
            return told
        if not standing and self._describing.tells_a_fact(whole, context.variants):
            return []
        verdict = None if standing else self._judging.judgement(text, context.variants, young=context.young)
        if verdict and verdict.kind == "consistent":
            return [verdict]
        return self._judging.borne_out(whole, context.variants, young=context.young) or told

    def _parts(self, parts: list[str], context: Context) -> list[Finding]:
        """The parts of a sentence with semicolons, each ruled on as if it stood alone after the one before."""
        told: list[Finding] = []
        for number, part in enumerate(parts):
            here = replace(context, lead=parts[number - 1], lead_stands=True) if number else context
            if self._reader.names_study(part):
                told += self._about_study(part, here)
            elif self._unnamed.turns_another(part) or not self._unnamed.is_harmless(part):
                back = self._points_back(part, here)
                whole = ", ".join(parts)
                tells = self._unnamed.tells(part) or not self._describing.description(
                    whole, context.variants, young=context.young
                )
                unread = [] if tells else [found("unread-study", "unreadable", "a part of it is not read")]
                told += unread if back is None else back
        return told

    def _points_back(self, text: str, context: Context) -> list[Finding] | None:
        """A sentence that opens with "it" or the like is ruled on as if it named the one study of the sentence before."""
        standing = self._reader.only_study(context.lead) if context.lead_stands else None
        told = self._about_study(text, context, standing) if standing and self._unnamed.points_back(text) else None
        return told if told is not None and not any(f.kind == "unreadable" for f in told) else None

    def _borne_out_of_the_study_before(self, text: str, context: Context) -> list[Finding]:
        """ "For extrapulmonary staging it carries a rating of 8": a judgement of the one study of the sentence before."""
        standing = self._reader.only_study(context.lead) if context.lead_stands else None
        return self._judging.borne_out(text, context.variants, standing, young=context.young) if standing else []

    def _rating(self, text: str, context: Context) -> Finding | None:
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

    def _after_lead(self, context: Context) -> list[Finding]:
        """A bare name can be the answer to a question, or belong under a heading that judges."""
        if context.before.endswith("?") or self._titles.announces(context.lead):
            return [found("list-lead", "unreadable", "stands where it can be the answer to what comes before")]
        return []

    def _under_lead(self, text: str, context: Context) -> list[Finding]:
        """A bare name in a list says what the line above the list says of it."""
        lead = context.lead
        if not lead or (self._reader.tone(lead) == "silent" and not has_symbols(lead) and self._unnamed.is_harmless(lead)):
            return []
        if self._titles.announces(lead):
            told = f"{lead.rstrip(':. ')} {text.rstrip('.')}"
            verdict = self._judging.judgement(told, context.variants, young=context.young)
            return [verdict or found("list-lead", "unreadable", "stands in a list whose heading judges its items")]
        categories = self._reader.categories(lead)
        if len(categories) == 1 and (rating := self._rating(f"{text}: {lead}", context)):
            return [rating]
        return [found("list-lead", "unreadable", "stands in a list whose heading judges its items")]

    def _judges(self, cell: str) -> bool:
        return cell.casefold() not in _TITLES and self._reader.tone(cell) not in ("silent", "leans")

    def _table_row(self, text: str, context: Context) -> list[Finding]:
        cells = cells_of(text)
        studies = [c for c in cells if self._reader.names_study(c)]
        if not studies:
            judged = any(has_symbols(c) or (self._judges(c) and not self._titles.column(c)) for c in cells)
            return [found("table-row", "unreadable", "judges without naming one study")] if judged else []
        bare = len(studies) == 1 and self._reader.bare_name(studies[0]) is not None
        if bare and (by_column := self._by_column(cells, cells.index(studies[0]), context)):
            return [by_column]
        others = [c for c in cells if c not in studies]
        lead_is_plain = not context.lead or self._reader.tone(context.lead) in ("silent", "leans")
        readable = bare and len(others) == 1 and lead_is_plain
        rating = self._rating(f"{studies[0]} is {others[0].rstrip('.')}.", context) if readable else None
        return [rating or found("table-row", "unreadable", "a table row that is not read with certainty")]

    def _by_column(self, cells: list[str], study: int, context: Context) -> Finding | None:
        """The strongest finding on what the cells of a row say under the titles of their columns."""
        columns = [self._titles.column(title) or "" for title in context.columns]
        titled = study < len(columns) and (columns[study] == "study" or self._titles.is_scenario(context.columns[study]))
        said = sentences_of(cells, columns, study) if titled else None
        scenario = f" ({context.columns[study]})" if said and columns[study] != "study" and context.columns[study] else ""
        told = [
            self._judging.judgement(f"{sentence.rstrip('.')}{scenario}.", context.variants, young=context.young)
            or found("table-row", "unreadable", "a cell that is not read with certainty")
            for sentence in said or []
        ]
        return min(told, key=lambda f: STRENGTH.index(f.kind), default=None)

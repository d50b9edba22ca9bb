"""The rules for units that are not ours, each in its context: which reader of sentences is asked, what becomes of the rest."""

from collections.abc import Sequence
from dataclasses import replace

from bot.check.basis import Basis
from bot.check.carving import Carving
from bot.check.context import Context
from bot.check.describing import DescriptionReader
from bot.check.descriptions.evidence import Evidence
from bot.check.facts.matters import UNPROVED
from bot.check.facts.sources import UNTOLD
from bot.check.foreign import ForeignReader
from bot.check.judging import JudgementReader
from bot.check.listing import ListRules
from bot.check.naming import RANKED, WEIGHED, NamingRules
from bot.check.ruling import Finding, found
from bot.check.scenes.numbered import Numbered
from bot.check.titles import TitleReader
from bot.check.unnamed import UnnamedReader
from bot.check.vocabularies import Vocabularies
from bot.check.words.units import Unit
from bot.check.words.wordings import compiled
from corpus import Corpus


class ForeignRules:
    """Rules on one foreign unit in its context; every rule has a name that the finding carries."""

    def __init__(self, corpus: Corpus, reader: ForeignReader, vocabularies: Vocabularies) -> None:
        self._reader = reader
        self._basis = Basis(corpus, reader, vocabularies)
        self._judging = JudgementReader(self._basis)
        self._carving = Carving(self._basis)
        self._numbered = Numbered(corpus, reader.about, self._basis.bearing)
        self._describing = DescriptionReader(self._basis, self._judging)
        self._unnamed = UnnamedReader(self._basis, self._describing)
        self._naming = NamingRules(self._basis, self._judging, self._describing, self._unnamed)
        self._titles = TitleReader(vocabularies)
        self._preface = compiled(rf"{reader.words.any_of('preface')}(?=\s)")
        self._listing = ListRules(reader, self._judging, self._naming, self._unnamed, self._titles)

    def rule_on(self, unit: Unit, text: str, context: Context) -> list[Finding]:
        """The findings for a unit; none if it says nothing about a study."""
        told = self._ruled(unit, text, context)
        if not any(f.kind == "unreadable" for f in told) or not (preface := self._preface.match(text)):
            return told
        said = text[preface.end() :].lstrip()
        rest = self._ruled(unit, said, context) if self._reader.names_study(said) else told
        return told if any(f.withholds for f in rest) else rest

    def _ruled(self, unit: Unit, text: str, context: Context) -> list[Finding]:
        """The findings for a unit as it stands, or without its preface: "just to let you know that ..."."""
        text = self._reader.states.supplemented(text)
        if self._numbered.is_mistaken(text, context.variants[0]):
            return [found("variant", "unreadable", "tells of a variant by its number what that one is not about")]
        told = self._rule_on(unit, text, context)
        judged = any(f.kind in ("consistent", "contradicts") for f in told)
        if judged and self._carving.tells_another_year(text, context.variants):
            return [found("edition", "unreadable", "tells a year that is not the one of the edition held here")]
        if any(f.kind == "consistent" for f in told) and (why := self._is_bounded(unit, text, context, told)):
            return [why]
        return told

    def _is_bounded(self, unit: Unit, text: str, context: Context, told: Sequence[Finding]) -> Finding | None:
        """Why a judgement that holds in the variants of its text may not hold as it is told."""
        weighed = any(f.kind == "consistent" and f.rule in WEIGHED for f in told)
        if self._reader.names_several(text):
            return found("several", "unreadable", "judges several studies under one name")
        if self._reader.contrast.is_given_to_a_film(text):
            return found("no-study", "unreadable", "judges radiographs with contrast, which is no study of the table")
        ranked = any(f.kind == "consistent" and f.rule in RANKED for f in told)
        if ranked and self._basis.bearing.says(self._basis.unquoted(text), "tumour-apart"):
            return found("scene", "unreadable", "ranks studies for a tumour of which the sources tell otherwise")
        if weighed and self._basis.sources.name_a_body(self._basis.unquoted(text)):
            return found("unread-source", "unreadable", "judges in the name of a body whose judgements are not held here")
        if why := self._carving.carves(text, weighed=weighed):
            return found("carved", "unreadable", f"judges, and {why}")
        if self._carving.tells_elsewhere(text, context.variants):
            return found("scene", "unreadable", "judges for a place of which the table does not judge here")
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
            return self._listing.table_row(text, context)
        if self._reader.bare_name(text):
            if unit.kind == "sentence" and context.beside:
                return [found("bare-name", "unreadable", "a name among sentences can be what they speak of")]
            answers = unit.kind != "item" or context.before.endswith("?")
            return self._listing.after_lead(context) if answers else self._listing.under_lead(text, context)
        if unit.kind == "item" and self._titles.announces(context.lead):
            return [found("list-lead", "unreadable", "stands in a list whose heading judges its items")]
        if self._reader.tone(text) == "about_study":
            return [] if self._describing.notes_a_day(text) else self._naming.findings(text, context)
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
        if why := self._may_turn(unit, text, context):
            return [why]
        if self._unnamed.is_harmless(text, titles=titles, answers=answers) or self._describing.speaks_of_a_visit(text):
            return []
        if (told := self._naming.points_back(text, context)) is not None:
            return told
        if borne_out := self._naming.borne_out_of_the_study_before(text, context):
            return borne_out
        if self._reader.stands_for_a_study(text):
            return self._describing.description(text, context.variants, young=context.young)
        if self._tells_a_document_rightly(text, context):
            return []
        told = self._in_its_context(unit, text, context, answers=answers)
        tells = bool(told) and unit.kind == "sentence" and self._tells_a_fact(text, context)
        return [] if tells else told

    def _may_turn(self, unit: Unit, text: str, context: Context) -> Finding | None:
        """Why a sentence without a study may turn what is said elsewhere, or a fact of the corpus."""
        if context.about_study and self._unnamed.turns_another(text):
            return found("unread-reference", "unreadable", "may turn what is said elsewhere")
        if context.about_study and self._unnamed.carves_elsewhere(text):
            return found("unread-reference", "unreadable", "may carve something out of what is said elsewhere")
        if self._unnamed.turns_a_figure(text) or self._unnamed.mistells_a_band(text):
            return found("unread-figure", "unreadable", "tells in figures what the corpus tells otherwise")
        if self._says_what_no_source_is_known_to(text, context):
            return found("unread-source", "unreadable", UNTOLD)
        told = unit.kind not in ("sentence", "item") or self._tells_a_document_rightly(text, context)
        if not told and self._unnamed.may_turn_a_fact(text):
            return found("unread-fact", "unreadable", UNPROVED)
        return None

    def _tells_a_fact(self, text: str, context: Context) -> bool:
        """True for a sentence without a study that tells a fact outright, or one in figures with its units and little else."""
        facts = self._describing
        return facts.tells_a_fact(text, context.variants, wholly=True) or facts.tells_a_measure(text, context.variants)

    def _says_what_no_source_is_known_to(self, text: str, context: Context) -> bool:
        """ "The document is for adults", unless a statement of the corpus says so."""
        if text.rstrip().endswith("?") or self._tells_a_document_rightly(text, context):
            return False
        spoken = self._unnamed.speaks_for_a_source(text)
        return spoken and not self._describing.tells_a_fact(text, context.variants, wholly=True)

    def _tells_a_document_rightly(self, text: str, context: Context) -> bool:
        """ "Variant 4 is about local recurrence of a bone tumour", "the 2015 edition had nine variants"."""
        if self._unnamed.tells_a_band(text) and not text.rstrip().endswith("?"):
            return True
        return self._numbered.is_told_rightly(text, context.variants[0]) or self._unnamed.counts_an_edition(text)

    def _in_its_context(self, unit: Unit, text: str, context: Context, *, answers: bool) -> list[Finding]:
        """A sentence without a study whose words are not all known, as it bears on what is said elsewhere."""
        tone = self._reader.tone(text)
        near = context.about_study or self._reader.speaks_of_imaging(text)
        if self._reader.says_what_is_imaged(text) or (near and self._unnamed.judges(text)):
            tone = "judges"
        tasked = self._unnamed.speaks_of_task(text)
        if (tone in ("judges", "leans") or tasked) and not answers and self._unnamed.tells(text):
            return []
        if not (near or answers) and self._unnamed.is_of_another_matter(text):
            return []
        leans = self._unnamed.leans(text, alone=not context.about_study)
        if tone == "judges" or (context.about_study and leans):
            return [found("unread-verdict", "unreadable", "judges or advises without naming the study in the same sentence")]
        if leans:
            return [found("unread-fact", "unreadable", "its words are too near to those of facts that are told otherwise")]
        if not self._basis.is_english(text):
            return [found("language", "unreadable", "is not English")]
        if unit.kind == "sentence" and not answers and not tasked and self._unnamed.bears_on_nothing(text):
            return []
        if (tone == "leans" or answers or tasked or self._unnamed.stands_for_another(text)) and context.about_study:
            return [found("unread-reference", "unreadable", "may speak of a study that is named elsewhere")]
        return []

"""All fixed texts of the page, in one place; what is said about patients and studies comes from the Answer."""

from typing import NamedTuple


class Mark(NamedTuple):
    """How a category is shown: a shape, a colour that only repeats it, and words."""

    shape: str
    colour: str
    words: str


CATEGORIES = {
    "usually appropriate": Mark("●", "green", "Usually appropriate"),
    "may be appropriate": Mark("◐", "blue", "May be appropriate"),
    "may be appropriate (disagreement)": Mark("◈", "violet", "May be appropriate (disagreement)"),
    "usually not appropriate": Mark("○", "orange", "Usually not appropriate"),
    "not rated": Mark("–", "gray", "Not rated"),
}
"""One shape per category, so that nothing depends on telling colours apart."""

PRODUCT = "Imaging appropriateness for musculoskeletal tumours"
TAGLINE = (
    "AI assistant for clinicians: name the patient's situation and read what the ACR Appropriateness Criteria say, with sources."
)
PLACEHOLDER = "Ask about staging or follow-up imaging. No names, dates or record numbers, please."
NEW_CONVERSATION = "New conversation"
EXAMPLES_TITLE = "Examples to start with"
EARLIER_TURNS = "Earlier in this conversation"
EXAMPLES_AGAIN = "Example questions"
READING = "Reading the sources…"

INTENDED_USE = "Intended use"
INTENDED_USE_POINTS = (
    "**For health professionals** who request or advise on imaging of malignant or aggressive tumours of bone and soft tissue. "
    "It supports clinical judgement and does not replace it.",
    "**Not for patients, and not for emergencies** or any decision that cannot wait until the sources have been read.",
    "**No identifiers, please.** Some kinds are masked before a question is read; names are not recognised.",
    "**Not a medical device:** neither CE-marked nor cleared by the FDA.",
    "Recommendations are taken from the rating table and are not written by a language model. "
    "Assumptions are shown on the card: check them against the patient.",
    "ACR Appropriateness Criteria® is a trademark of the American College of Radiology, "
    "which neither made nor endorses this product.",
)
EDITIONS = "Editions of the sources"

RELATIONS = {
    "all_of": ("Both: one study of each group", "All: one study of each group"),
    "one_of": ("Either of these", "One of these"),
}
"""For two groups or studies, and for more."""
NONE_LEFT = "No study that is rated usually appropriate is left"
NONE_AT_ALL = "No study is rated usually appropriate"
REMAINING = "Best remaining options"
GROUP = "Group"

IF = "If"
SCENARIO = "Scenario"
ASSUMED = "Assumed, as the question does not say"
ASKED = "You asked about"
CONTRAST_UNSAID = " (the question leaves the contrast open)"
NOT_RATED_HERE = "this scenario's table has no row for it, which is not a verdict"
RADIATION = {True: "Radiation, child", False: "Radiation, adult"}
SOURCE = "Source"
STALE = "past its review date"

CHOSEN = "Chosen"
UNDO = "Undo the choice"
MASKED = "Masked before the question was read"
IDENTIFIERS = {
    "email": "e-mail address",
    "url": "web address",
    "ip": "IP address",
    "date": "date",
    "record_number": "record number",
    "phone": "phone number",
}

CLASSES = {
    "out_of_scope": "No rating applies",
    "refused": "Not answered",
}
SOURCES = "Sources, opened at the quoted words"
QUOTED_IN = "The quoted words are marked in their passage."
KINDS = {"summary": "Our summary of", "verbatim": "Verbatim from"}
OPEN_SOURCE = "Open the source"
PAGE = "page"
OWN_DOCUMENTS = "Of your own documents, see also"

RATING_TABLE = "Rating table"
TABLE_NOTE = "Rating is the number from 1 to 9 behind a category; it does not rank studies of one category."
RECOMMENDED = "on the card"
ASKED_TAG = "asked"
TABLE_COLUMNS = ("Study", "Category", "Rating", "Adult, mSv", "Child, mSv", "Evidence")
TABLE_ALT = "Rating table: one row for each study, with its category, rating, radiation level and evidence."

FACTS_READ = "What was read from the question"
FACT_COLUMNS = ("Fact", "Read as", "From")
FACTS_ALT = "Facts about the patient and the request, each with the words it was read from."
HOW = {"said": "said", "implied": "implied by", "assumed": "assumed", "chosen": "chosen by you"}
CONFLICT = "contradictory"
EARLIER = "Earlier questions of this conversation count as well. Correct a fact by asking again with the right one."

CORPUS_BROKEN = "The rating table cannot be read, so nothing is answered. Whoever runs this page can mend it:"
CORPUS_CHECK = "All faults are listed by `python -m corpus check`."
UNEXPECTED = (
    "Something went wrong on our side and no answer can be shown. "
    "Start a new conversation; if it happens again, tell whoever runs this page."
)

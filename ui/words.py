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

DISAGREEMENT = "may be appropriate (disagreement)"
DISAGREEMENT_PASSAGE = "acr-method/disagreement"
"""Where the corpus says what the label means."""

PRODUCT = "Imaging appropriateness for musculoskeletal tumours"
ASK_PAGE = "Ask"
DOCUMENTS_PAGE = "Your documents"
QUIZ_PAGE = "Quiz me"
DOSE_PAGE = "Dose"
ABOUT_PAGE = "About"
FOOTER = (
    "AI assistant for health professionals; supports clinical judgement and does not replace it. "
    "Not for patients, and not for emergencies."
)

TAGLINE = "AI assistant for clinicians: describe the patient, and read what the ACR Appropriateness Criteria say, with sources."
NO_IDENTIFIERS = "No names, dates of birth or record numbers, please."
STAYS_HERE = "Nothing you type leaves this machine."
PLACEHOLDER = "Ask about staging or follow-up"
NEW_CONVERSATION = "New conversation"
CONVERSATIONS = "In this session"
CONVERSATIONS_NOTE = "Conversations are kept until you close or reload the page, and nowhere else."
MORE = "Rename, export or delete"
RENAME = "Title"
EXPORT = "Export"
DELETE = "Delete"
FROM_LINK = "Facts from a link"
EARLIER_TURNS = "Earlier in this conversation"
ASK_AGAIN = "Ask again"
EXAMPLES_AGAIN = "Example questions"

OPENING = "Reading the rating tables…"
LOADING = "Searching the sources starts as soon as the language encoder is loaded ({seconds} s so far)."
TELLING = "A language model words the rest; each sentence is checked first ({seconds} s so far)."
DO_WITHOUT = "Do without"
LEFT_OUT = "Passages from the search are left out until the language encoder is loaded."
BUILD = "Build it now"
BUILDING = "Building the search index"
STARTING = "Starting"
STOP = "Stop"
STOPPED = "Stopped. Nothing was changed by halves."
DISMISS = "Close"

WORTH_TELLING = "Worth telling"
CHANGES = "What would change this"
CHANGE_COLUMNS = ("If", "Then")
CHANGES_ALT = "What would be answered if one fact were another: one row for each answer."
CHANGE_ORDER = ("answered", "clarify", "out_of_scope", "refused")
NEXT_STEPS = "Next steps"
NOTE = "For the note"
ASCII_ONLY = "ASCII only"
NOTE_HINT = "The button in the corner of the box copies it. To print this answer, press Ctrl+P."
LINK = "Link"
LINK_NOTE = "The link carries the facts above and nothing that you typed."
FEEDBACK = "Feedback"
REASONS_LABEL = "Reasons"
REASONS = {
    "other-patient": "does not fit my patient",
    "not-available": "not available here",
    "contraindicated": "contraindicated",
    "local-practice": "local practice differs",
    "outdated": "outdated",
    "misread": "question misread",
    "incomplete": "incomplete",
    "source": "source does not say so",
    "other": "other",
}
COMMENT = "Comment"
COMMENT_HELP = "No names, dates or record numbers, please."
WITH_QUESTION = "Send the question along (masked)"
SEND = "Send"
THANKS = "Thank you. It is kept on this machine for whoever runs this page."
HOW_ACCURATE = "How accurate is this?"

DOCUMENTS_INTRO = (
    "Add your own licensed copies. They stay on this machine, are quoted word for word with the page, and change no rating."
)
FILE = "PDF, HTML, Markdown or text"
DOCUMENT_TITLE = "Title (optional)"
AS_FOUND = "as found in the file"
LICENCE = "Licence"
LICENCE_EXAMPLE = "for example: hospital subscription"
TRUST_LABEL = "Trust"
TRUST = {"licensed": "licensed copy", "published": "published", "unverified": "not verified"}
ADD = "Add"
ADDING = "Adding"
NO_FILE = "Choose a file first."
DOCUMENTS_HERE = "What is there"
NO_DOCUMENTS = "No documents of your own yet."
DAMAGED = "{name} is damaged: remove it, and add the file again."
KIND = "Kind"
PAGES = "Pages"
PARTS = "Parts"
YEAR = "Edition"
ADDED_ON = "Added"
OUTLINE = "Sections"
READ = "Read it"
REMOVE = "Remove"
REMOVING = "Removing"
SUPERSEDED = "superseded"
FLAGS = {"superseded": "superseded edition", "instruction": "holds instructions"}
CHUNK_FLAGS = {
    "instruction": "part(s) read like an instruction to a machine: kept, but never shown as a source",
    "references": "part(s) of the list of literature: kept, but not searched",
}
OWN_HEAD = "Your document; the ratings are above."
OWN_TEXT = "Your document, word for word; ratings come from the table alone."

QUIZ_INTRO = "Three questions from the rating tables. The passage behind each answer is the feedback."
CHOICES = "Choices of question {number}"
RIGHT = "Right."
WRONG = "The table says:"
SCORE = "{right} of {count} right"
OTHER_QUESTIONS = "Other questions"

DOSE_INTRO = "The radiation bands of several studies added up, such as those a patient has had already and the next one."
DOSE_PATIENT = "Bands of"
DOSE_ADULT, DOSE_CHILD = DOSE_PATIENTS = ("adult", "child")
DOSE_STUDIES = "Studies, then how often each"
DOSE_SUM = "{lowest:g} to {highest:g} mSv in all, {patient}"
DOSE_SUM_OF_THE_OTHERS = "{lowest:g} to {highest:g} mSv, {patient}, and more from what has no fixed level"
DOSE_NONE = "No sum: the ACR gives no fixed level"
DOSE_WITHOUT = "Left out, since the ACR gives no fixed level: {studies}."
DOSE_NOTE = "A sum of bands is a range for a population, not the dose of one patient."

FIGURES = "How well it does, measured"
FIGURES_ANCHOR = "figures"
TO_FIGURES = "To the measured figures"
NO_FIGURES = "The measured figures stand in the README of this release."
EDITIONS = "Sources and editions"
EDITION_COLUMNS = ("Source", "Publisher", "Edition", "Review by")
EDITIONS_ALT = "Sources with publisher, edition and, for rating tables, the date by which they are to be reviewed."
VERSIONS = "Version {version} · data {digest} · {today}"

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
ASSUMED = "Assumed, since not said outright"
ASKED = "You asked about"
CONTRAST_UNSAID = " (the question leaves the contrast open)"
NOT_RATED_HERE = "this scenario's table has no row for it, which is not a verdict"
RADIATION = {True: "Radiation, child", False: "Radiation, adult"}
SOURCE = "Source"
STALE = "past its review date"

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
CLAIMS = "Each sentence opens where it stands in its source"
QUOTED_IN = "The quoted words are marked in their passage."
KINDS = {"summary": "Our summary of", "verbatim": "Verbatim from"}
OPEN_SOURCE = "Open the source"
PAGE = "page"
OWN_DOCUMENTS = "Of your own documents, see also"

ALL_OPTIONS = "All {count} options"
SORT_BY = "Sort by"
BY_CATEGORY, BY_NAME, BY_RADIATION = ORDERS = ("category", "study", "radiation")
COLUMNS = "Show"
RATINGS, BRIEF = VIEWS = ("ratings", "coverage and limits")
BRIEF_COLUMNS = ("Study and category", "Covers", "Limits")
BRIEF_NOTE = "“–”: the sources held here say nothing of it for this scenario."
WHY_NOT = "Why not…?"
NOT_AVAILABLE = "Not available, what then?"
ABOUT_STUDY = "About one study: what it covers, its limits, preparation, technique"
PICK_STUDY = "Pick a study"
NO_NOTES = "The sources held here say no more of it for this scenario."
NOTES = {
    "covers": "What it covers",
    "limits": "Limits",
    "contrast": "Contrast",
    "preparation": "Preparation",
    "technique": "How it is done",
}
TABLE_NOTE = "Rating is the number from 1 to 9 behind a category; it does not rank studies of one category."
RECOMMENDED = "on the card"
ASKED_TAG = "asked"
TABLE_COLUMNS = ("Study and category", "Adult, mSv", "Child, mSv", "Rating", "Evidence")
TABLE_ALT = "Rating table: one row for each study, with its category, radiation level, rating and evidence."
BRIEF_ALT = "The same studies: one row for each, with its category, what it covers and its limits, each with its source."

CORPUS_BROKEN = "The rating table cannot be read, so nothing is answered. Whoever runs this page can mend it:"
CORPUS_CHECK = "All faults are listed by `python -m corpus check`."
UNEXPECTED = (
    "Something went wrong on our side and no answer can be shown. "
    "Start a new conversation; if it happens again, tell whoever runs this page."
)

"""The terms and fixed days this product works with, each with its article, by name.

The texts were read as they are in force on 1 August 2026 (WEB) and 1 July 2026 (Awb).
"""

from dataclasses import dataclass

from .term import Extension, FixedDay, Term

OBJECTION = Term(law="WEB 7.5.1 lid 4", weeks=6)
APPEAL = Term(law="WEB 7.5.1 lid 4", weeks=2)
DECISION_ON_OBJECTION = Term(law="WEB 7.5.8", weeks=10)
URGENCY = Term(law="WEB 7.5.7 lid 5", weeks=1)
URGENT_DECISION = Term(law="WEB 7.5.7 lid 5", weeks=4)
DECISION_ON_REMOVAL = Term(law="WEB 8.1.7d lid 4", weeks=4)
DECISION_ON_APPEAL = Term(law="WEB 7.5.4 lid 3", weeks=4)
DECISION_ON_APPEAL_LONGEST = Term(law="WEB 7.5.4 lid 3", weeks=6)
COMPLAINT_DECISION = Term(law="WEB 7.5.2 lid 2; Awb 9:11 lid 1", weeks=10)
COMPLAINT_PUT_OFF = Term(law="WEB 7.5.2 lid 2; Awb 9:11 lid 2", weeks=4)
COMPLAINT_NOT_HANDLED = Term(law="WEB 7.5.2 lid 2; Awb 9:8 lid 3", weeks=4)
COMPLAINT_ABOUT = Term(law="WEB 7.5.2 lid 2; Awb 9:8 lid 1 onder b", years=1)
QUESTION_ANSWER = Term(law="beleid van de school", weeks=2, extension=Extension.NONE)
COURT = Term(law="WEB 7.5.9; Awb 6:7", weeks=6)
SUSPENSION = Term(law="WEB 8.1.7c lid 1", weeks=2, extension=Extension.NONE)
ADVICE_FROM = Term(law="WEB 8.1.7a lid 1", months=3, extension=Extension.NONE)
ADVICE_UNTIL = Term(law="WEB 8.1.7a lid 1", months=4)
ADVICE_FROM_LONGER = Term(law="WEB 8.1.7a lid 1", months=9, extension=Extension.NONE)
DATA_REQUEST = Term(law="AVG 12 lid 3", months=1, extension=Extension.EUROPEAN)
DATA_REQUEST_LONGEST = Term(law="AVG 12 lid 3", months=3, extension=Extension.EUROPEAN)
LOOK_QUESTION = Term(law="AVG 12 lid 3 en 15", weeks=4, extension=Extension.NONE)
GLASS_TOLD = Term(law="beleid van de school", days=1, extension=Extension.NONE)
RESTRICTION_ENDS = Term(law="AVG 18 lid 3", days=7, extension=Extension.NONE)
PAPER_OBJECTION = Term(law="beleid van de school", days=14, extension=Extension.NONE)
ADJUSTMENT_DECISION = Term(law="beleid van de school", weeks=3, extension=Extension.NONE)
ARRANGEMENT_DECISION = Term(law="beleid van de school", weeks=3, extension=Extension.NONE)
FUND_DECISION = Term(law="beleid van de school", weeks=6, extension=Extension.NONE)

EVALUATE_BY = FixedDay(law="WEB 8.1.3a lid 3", month=7, day=31)
APPLY_BY = FixedDay(law="WEB 8.0.1 lid 1", month=4, day=1)
CONFIRM_BY = FixedDay(law="WEB 8.1.1c lid 3 onder d", month=6, day=30)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of the reference page: what a term is for and from when it is counted."""

    name: str
    dutch: str
    counts: Term | FixedDay
    start: str


ENTRIES = (
    Entry(
        name="OBJECTION",
        dutch="bezwaar",
        counts=OBJECTION,
        start="the announcement of the decision; the day of receipt at the facility decides",
    ),
    Entry(
        name="APPEAL",
        dutch="beroep tegen een examenbeslissing of studieadvies",
        counts=APPEAL,
        start="the announcement of the decision; the day of receipt at the facility decides",
    ),
    Entry(
        name="DECISION_ON_OBJECTION",
        dutch="beslissing op bezwaar",
        counts=DECISION_ON_OBJECTION,
        start="receipt of the objection",
    ),
    Entry(
        name="URGENCY",
        dutch="oordeel over spoed",
        counts=URGENCY,
        start="receipt of the objection",
    ),
    Entry(
        name="URGENT_DECISION",
        dutch="beslissing op bezwaar bij spoed",
        counts=URGENT_DECISION,
        start="receipt of the objection by the facility, once the chair found urgency",
    ),
    Entry(
        name="DECISION_ON_REMOVAL",
        dutch="beslissing op bezwaar tegen verwijdering",
        counts=DECISION_ON_REMOVAL,
        start="receipt of the objection",
    ),
    Entry(
        name="DECISION_ON_APPEAL",
        dutch="beslissing op beroep",
        counts=DECISION_ON_APPEAL,
        start="the last day of the appeal term",
    ),
    Entry(
        name="DECISION_ON_APPEAL_LONGEST",
        dutch="beslissing op beroep, verlengd met ten hoogste twee weken",
        counts=DECISION_ON_APPEAL_LONGEST,
        start="the last day of the appeal term",
    ),
    Entry(
        name="COMPLAINT_DECISION",
        dutch="afhandeling van een klacht door de klachtencommissie",
        counts=COMPLAINT_DECISION,
        start="receipt of the complaint; may be put off by four weeks (Awb 9:11 lid 2)",
    ),
    Entry(
        name="COMPLAINT_PUT_OFF",
        dutch="uitstel voor de afhandeling van een klacht, ten hoogste",
        counts=COMPLAINT_PUT_OFF,
        start="the day on which the ten weeks end by counting alone",
    ),
    Entry(
        name="COMPLAINT_NOT_HANDLED",
        dutch="bericht dat een klacht niet wordt behandeld",
        counts=COMPLAINT_NOT_HANDLED,
        start="receipt of the complaint",
    ),
    Entry(
        name="COMPLAINT_ABOUT",
        dutch="klacht over een gedraging",
        counts=COMPLAINT_ABOUT,
        start="the conduct; later the school need not, but may, handle it",
    ),
    Entry(
        name="QUESTION_ANSWER",
        dutch="antwoord op een vraag aan de faciliteit",
        counts=QUESTION_ANSWER,
        start="receipt of the question; the law gives no term",
    ),
    Entry(
        name="COURT",
        dutch="beroep bij de bestuursrechter",
        counts=COURT,
        start="the announcement of the decision on the objection or appeal",
    ),
    Entry(
        name="SUSPENSION",
        dutch="schorsing, ten hoogste",
        counts=SUSPENSION,
        start="the day before the suspension",
    ),
    Entry(
        name="ADVICE_FROM",
        dutch="studieadvies bij een opleiding van één jaar, niet eerder dan",
        counts=ADVICE_FROM,
        start="the first day of the programme",
    ),
    Entry(
        name="ADVICE_UNTIL",
        dutch="studieadvies bij een opleiding van één jaar, uiterlijk",
        counts=ADVICE_UNTIL,
        start="the first day of the programme; the law does not say whether that day counts",
    ),
    Entry(
        name="ADVICE_FROM_LONGER",
        dutch="studieadvies bij een langere opleiding, niet eerder dan",
        counts=ADVICE_FROM_LONGER,
        start="the first day of the programme; the last day is the end of the first study year",
    ),
    Entry(
        name="DATA_REQUEST",
        dutch="antwoord op een verzoek om inzage",
        counts=DATA_REQUEST,
        start="receipt of the request; may be put off by two months",
    ),
    Entry(
        name="DATA_REQUEST_LONGEST",
        dutch="antwoord op een ingewikkeld verzoek, na uitstel",
        counts=DATA_REQUEST_LONGEST,
        start="receipt of the request; the person is told of the delay and why within one month",
    ),
    Entry(
        name="LOOK_QUESTION",
        dutch="antwoord op de vraag waarom iemand keek",
        counts=LOOK_QUESTION,
        start="receipt of the question; four weeks lie within the month of the law",
    ),
    Entry(
        name="GLASS_TOLD",
        dutch="bericht aan de student na noodtoegang",
        counts=GLASS_TOLD,
        start="the opening; later only where telling would endanger somebody",
    ),
    Entry(
        name="RESTRICTION_ENDS",
        dutch="einde van een beperking",
        counts=RESTRICTION_ENDS,
        start="the message that it will end; the law says before, and names no number of days",
    ),
    Entry(
        name="PAPER_OBJECTION",
        dutch="bezwaar maken tegen een ingelezen handtekening",
        counts=PAPER_OBJECTION,
        start="the day that the student is known to know of the scan; sending a mail is no proof",
    ),
    Entry(
        name="ADJUSTMENT_DECISION",
        dutch="besluit over een aangepast examen",
        counts=ADJUSTMENT_DECISION,
        start="the request; the days on which the student looks for what is missing do not count",
    ),
    Entry(
        name="ARRANGEMENT_DECISION",
        dutch="besluit over minder lessen, of iets regelen bij afwezigheid",
        counts=ARRANGEMENT_DECISION,
        start="the request; the days on which the student looks for what is missing do not count",
    ),
    Entry(
        name="FUND_DECISION",
        dutch="besluit van het studentenfonds",
        counts=FUND_DECISION,
        start="the request; the days on which the student looks for what is missing do not count",
    ),
    Entry(
        name="EVALUATE_BY",
        dutch="evaluatie van de afspraken",
        counts=EVALUATE_BY,
        start="once per study year",
    ),
    Entry(
        name="APPLY_BY",
        dutch="aanmelden voor een opleiding",
        counts=APPLY_BY,
        start="before the study year in which the programme starts",
    ),
    Entry(
        name="CONFIRM_BY",
        dutch="de aanmelding bevestigen",
        counts=CONFIRM_BY,
        start='the law says "before 1 July"',
    ),
)

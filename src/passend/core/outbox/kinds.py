"""Every kind of message: to whom, when, and at which hours. The reference page is made from this.

Norms of screens.md: no content in a mail; students are left alone at night and at weekends, but for
what they just asked for; staff get one mail a day at most, which names no student.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class To(StrEnum):
    """For whom a kind of message is."""

    STUDENT = "student"
    PARENT = "parent"
    STAFF = "staff"
    ANYBODY = "anybody"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of message; its text is `mail/<code>.txt`, or for the daily mail its `line`."""

    code: str
    to: To
    when: str
    """For the reference page: what makes it go."""
    asked: bool = False
    """Somebody waits for it now, so it goes at any hour."""
    every_day: bool = False
    """Not at night, but also at the weekend."""
    secret: bool = False
    """Holds a code or a link that opens something: blanked once it was sent."""
    line: Any = ""
    """For staff: the line in the one mail of the day, which takes the place of a mail."""

    @property
    def is_quiet(self) -> bool:
        """Whether it waits for daytime."""
        return not self.asked and self.to in {To.STUDENT, To.PARENT}


_ALL = [
    Kind(code="code", to=To.ANYBODY, asked=True, secret=True,
         when="somebody asks for a code to sign in or to agree with"),
    Kind(code="password", to=To.ANYBODY, asked=True, secret=True,
         when="somebody asks for a new password; at most once an hour"),
    Kind(code="request_saved", to=To.STUDENT, asked=True, secret=True,
         when="somebody keeps an unfinished question; at most three times"),
    Kind(code="request_received", to=To.STUDENT, asked=True, secret=True,
         when="a question for help was sent"),
    Kind(code="request_filled", to=To.STUDENT, secret=True,
         when="school filled in a question for somebody"),
    Kind(code="invitation_intake", to=To.STUDENT, secret=True,
         when="school invites an aspirant to tell what (s)he needs"),
    Kind(code="agreement_ready", to=To.STUDENT, when="a proposal is put before the student"),
    Kind(code="agreement_withdrawn", to=To.STUDENT,
         when="a proposal that the student had before her is taken back"),
    Kind(code="agreement_ended", to=To.STUDENT, when="agreements end"),
    Kind(code="paper_signature_notice", to=To.STUDENT,
         when="a signature on paper was added; the days to object start when the student knows"),
    Kind(code="evaluation_invitation", to=To.STUDENT,
         when="the evaluation of a study year comes near, or the coach asks"),
    Kind(code="kept_question", to=To.STUDENT,
         when="in the months that the school chose: does it work?"),
    Kind(code="kept_answered", to=To.STUDENT, when="school answered what the student said"),
    Kind(code="coach_changed", to=To.STUDENT, when="the dossier went to another coach"),
    Kind(code="hand_over_answered", to=To.STUDENT, when="school answered an objection to that"),
    Kind(code="request_to_confirm", to=To.STUDENT,
         when="school filled in a request for the student, who says whether it is right"),
    Kind(code="more_asked", to=To.STUDENT, when="a body cannot decide yet: something is missing"),
    Kind(code="decision_ready", to=To.STUDENT, when="a body decided on a request"),
    Kind(code="adjustment_ended", to=To.STUDENT,
         when="what was granted for exams, hours or absence ended: past its last day, or a switch"),
    Kind(code="arrangement_reviewed", to=To.STUDENT,
         when="school and student looked back on hours or absence, and it goes on"),
    Kind(code="reminder", to=To.STUDENT,
         when="7 days and 1 day before the last day, or when staff remind; never a third one"),
    Kind(code="parent_consent", to=To.PARENT, when="under 16: the student agreed, now the parent"),
    Kind(code="parent_invited", to=To.PARENT, when="a parent may look along"),
    Kind(code="appointment_planned", to=To.STUDENT, when="a talk gets a time; with an invitation"),
    Kind(code="appointment_moved", to=To.STUDENT, when="that time changes; with the change"),
    Kind(code="appointment_cancelled", to=To.STUDENT, when="it is called off; with the removal"),
    Kind(code="appointment_staff", to=To.STAFF, asked=True,
         when="the same three, for who holds the talk: the invitation goes in the own calendar"),
    Kind(code="involved_asked", to=To.STUDENT, when="school asks whether somebody may look along"),
    Kind(code="involved_parent", to=To.PARENT, when="under 16: a parent says whether somebody may"),
    Kind(code="involved_told", to=To.STUDENT, when="somebody of school helps from now on"),
    Kind(code="involved_named", to=To.ANYBODY, when="somebody is asked to help a student"),
    Kind(code="outside_invited", to=To.ANYBODY, when="a student shares with somebody outside"),
    Kind(code="shared_answered", to=To.STUDENT, when="who was shared with answered"),
    Kind(code="sharing_asked", to=To.STUDENT, when="the coach asks about what is shared"),
    Kind(code="parent_added", to=To.STUDENT, when="school wrote down a parent's address"),
    Kind(code="turned_sixteen", to=To.STUDENT, when="who waited for a parent now decides alone"),
    Kind(code="turned_eighteen", to=To.STUDENT, when="a parent stops looking along at eighteen"),
    Kind(code="rights_letter", to=To.STUDENT,
         when="a coordinator sends a letter about a right; once a study year, unless switched off"),
    Kind(code="staff_invited", to=To.STAFF, asked=True, secret=True,
         when="the functional manager gives somebody an account"),
    Kind(code="factor_changed", to=To.ANYBODY, asked=True,
         when="a second step was added or taken away; who did not do that must hear at once"),
    Kind(code="factor_reset", to=To.ANYBODY, asked=True,
         when="the functional manager wiped somebody's second step"),
    Kind(code="school_account_connected", to=To.ANYBODY, asked=True,
         when="a school account may sign in from now on"),
    Kind(code="glass_opened", to=To.STAFF, asked=True,
         when="somebody broke the glass, for who reviews it"),
    Kind(code="glass_reviewed", to=To.STAFF, when="a breaking of the glass was reviewed"),
    Kind(code="glass_told", to=To.STUDENT, every_day=True,  # within 24 hours
         when="somebody looked in haste, unless telling would endanger"),
    Kind(code="officer_task", to=To.STAFF,
         when="a question, a request or an alarm waits for the privacy officer; once a day"),
    Kind(code="no_officer", to=To.STAFF,
         when="something waits that only a privacy officer may handle, and there is none; "
              "to the functional manager, once a week"),
    Kind(code="request_answered", to=To.STUDENT, when="school decided on a request about data"),
    Kind(code="request_delayed", to=To.STUDENT, when="such a decision takes longer, and why"),
    Kind(code="matter_received", to=To.STUDENT, asked=True,
         when="the front door got something: the confirmation in writing (WEB 7.5.1 lid 5)"),
    Kind(code="matter_news", to=To.STUDENT, when="something was done with what somebody brought"),
    Kind(code="matter_decided", to=To.STUDENT, when="it was decided or closed"),
    Kind(code="matter_task", to=To.STAFF,
         when="something waits at the front door or in a committee; once a day"),
    Kind(code="data_changed", to=To.ANYBODY,
         when="what somebody outside school could see was corrected, erased or restricted"),
    Kind(code="data_erased", to=To.STUDENT, asked=True, when="somebody's data were erased"),
    Kind(code="log_head", to=To.STAFF, asked=True,
         when="every hour, to the address that keeps where the log ended"),
    Kind(code="day", to=To.STAFF, when="07:30 on working days, if there is anything below"),
    Kind(code="staff_reminder", to=To.STAFF, when="a coordinator reminds a coach",
         line=_("De coördinator vraagt je te kijken wat te laat is.")),
    Kind(code="card_new", to=To.STAFF, when="agreements came into force in a group of one's own",
         line=_("Er staat iets nieuws op je docentkaart.")),
    Kind(code="card_answered", to=To.STAFF, when="the coach answered what a teacher reported",
         line=_("Er staat een antwoord op je docentkaart.")),
    Kind(code="decision_asked", to=To.STAFF, when="a student sent a request to a committee",
         line=_("Er ligt een aanvraag om over te beslissen.")),
    Kind(code="student_agreed", to=To.STAFF, when="a student agreed to a proposal",
         line=_("Een student is akkoord met een voorstel.")),
    Kind(code="student_contested", to=To.STAFF,
         when="a student or parent did not agree with a measure, or objected to a paper",
         line=_("Een student is het niet eens met een voorstel.")),
    Kind(code="student_asks_talk", to=To.STAFF, when="a student wants to talk about a proposal",
         line=_("Een student wil eerst praten over een voorstel.")),
    Kind(code="student_not_kept", to=To.STAFF, when="a student says that a promise does not work",
         line=_("Een student zegt dat een afspraak niet werkt.")),
    Kind(code="card_problem", to=To.STAFF, when="a teacher says that a promise cannot be kept",
         line=_("Een docent zegt dat een afspraak niet lukt.")),
    Kind(code="proposal_withdrawn", to=To.STAFF,
         when="somebody else took back a proposal of a dossier of one's own",
         line=_("Een voorstel van een van je studenten is ingetrokken.")),
    Kind(code="case_handed_over", to=To.STAFF, when="somebody gets a dossier of another coach",
         line=_("Je hebt er een student bij.")),
    Kind(code="hand_over_objected", to=To.STAFF, when="a student does not want another coach",
         line=_("Een student wil geen andere begeleider.")),
]  # fmt: skip
KINDS = {kind.code: kind for kind in _ALL}


def kind_of(code: str) -> Kind:
    """The kind of this code. One that nobody listed still goes, at any hour; a test finds it."""
    return KINDS.get(code) or Kind(code=code, to=To.ANYBODY, when="")

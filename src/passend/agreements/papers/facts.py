"""What stands in an agreement, as plain values. Texts are in the reader's language already."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody a student can turn to. `reach` is a phone number, a room, an e-mail address."""

    name: str
    role: str = ""
    reach: str = ""


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One measure: "School doet … / Ik doe …" (practice.md 5.2 D).

    `until` is the last day on which it counts; None means as long as the programme lasts.
    `decision` says which other body must decide first, and how that stands.
    `law` names the rule from which it was chosen, with its article.
    `objection` is what the student said when (s)he did not agree.
    """

    title: str
    school_does: str
    student_does: str = ""
    need: str = ""
    law: str = ""
    by_whom: str = ""
    when: str = ""
    starts_on: date | None = None
    until: date | None = None
    decision: str = ""
    limits: str = ""
    works_if: str = ""
    objection: str = ""


@dataclass(frozen=True, kw_only=True)
class NotGranted:
    """A wish that the school does not grant, and why (practice.md 5.2 E; WGBH/CZ 2)."""

    wish: str
    reason: str
    alternative: str = ""


@dataclass(frozen=True, kw_only=True)
class Consent:
    """Who agreed, when and how; `part` says with what when it was not with everything."""

    who: str
    role: str
    at: datetime
    how: str
    answer: str
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementPaper:
    """Everything that is printed of one version of the agreement of one student.

    `number` and `version` name the paper; `status` is the word the student knows.
    `promises` are proposed or agreed, `contested` are those the student does not agree with.
    `to_sign` prints lines for a signature; `needs_parent` adds one for a parent (under 16).
    `facility` is the door for complaints and disputes (WEB 7.5.1).
    """

    school: str
    location: str = ""
    student: str
    programme: str
    number: str
    version: int
    status: str
    starts_on: date | None = None
    ends_on: date | None = None
    story: tuple[tuple[str, str], ...] = ()
    promises: tuple[Promise, ...] = ()
    contested: tuple[Promise, ...] = ()
    not_granted: tuple[NotGranted, ...] = ()
    contact: Contact
    substitute: Contact | None = None
    facility: Contact | None = None
    evaluate_by: date | None = None
    consents: tuple[Consent, ...] = ()
    to_sign: bool = False
    needs_parent: bool = False
    lang: str = "nl"

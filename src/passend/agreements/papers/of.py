"""From the records of one version to the facts of its paper."""

from django.utils import translation
from django.utils.translation import gettext as _

from passend.cases.models import Case
from passend.core.models import School
from passend.people.models import User

from ..dates import parent_agrees_too
from ..models import AgreedMeasure, Agreement, Status, Wish
from ..models import Consent as Proof
from ..text import STORY
from .facts import AgreementPaper, Consent, Contact, NotGranted, Promise

Answer = AgreedMeasure.Answer
LATER = {Status.REPLACED: "replaced_on", Status.ENDED: "ended_on"}


def paper_of(agreement: Agreement, lang: str = "nl") -> AgreementPaper:
    """The paper of this version, as it stands now."""
    with translation.override(lang):
        return _paper_of(agreement, lang)


def _paper_of(agreement: Agreement, lang: str) -> AgreementPaper:
    case, school = agreement.case, School.current()
    lines = [line for line in agreement.measures.select_related("need") if not line.stopped_on]
    contested = [line for line in lines if line.answer == Answer.CONTESTED]
    return AgreementPaper(
        school=f"{school.name} ({school.brin})" if school.brin else school.name,
        student=str(case),
        programme=programme_of(case),
        number=agreement.pk.hex[:8].upper(),
        version=agreement.number,
        status=agreement.get_status_display(),
        starts_on=agreement.in_force_on,
        ends_on=getattr(agreement, LATER.get(Status(agreement.status), ""), None),
        story=tuple((_(label), getattr(agreement, name)) for name, label in STORY),
        promises=tuple(promise_of(line) for line in lines if line not in contested),
        contested=tuple(map(promise_of, contested)),
        not_granted=tuple(map(_refusal_of, agreement.wishes.all())),
        contact=_contact_of(agreement.contact or case.coach, school),
        substitute=_person(agreement.deputy) if agreement.deputy else None,
        facility=_facility_of(school),
        evaluate_by=agreement.evaluate_by if agreement.status == Status.IN_FORCE else None,
        consents=tuple(_consent_of(proof, case) for proof in agreement.consents.all()),
        to_sign=agreement.status == Status.PROPOSED,
        needs_parent=parent_agrees_too(case),
        lang=lang,
    )


def programme_of(case: Case) -> str:
    """Name, crebo, pathway and level, as far as they are known."""
    if case.programme is None:
        return case.programme_wish
    period = case.enrolment.periods.last() if case.enrolment else None
    level = (period and period.known_level) or case.programme.level
    parts = [
        str(case.programme),
        _("crebo %(code)s") % {"code": case.programme.crebo},
        period.pathway.lower() if period else "",
        _("niveau %(level)s") % {"level": level} if level else "",
    ]
    return ", ".join(part for part in dict.fromkeys(parts) if part)


def promise_of(line: AgreedMeasure) -> Promise:
    title = line.title or line.school_does.partition(".")[0]
    reason = line.get_contest_reason_display() if line.contest_reason else ""
    return Promise(
        title=_("Dit stopt: %(title)s") % {"title": title} if line.stops else title,
        school_does=line.school_does,
        student_does=line.student_does,
        need=(line.need.text or str(line.need)) if line.need else "",
        law=line.law,
        by_whom=line.who,
        when=line.where_when,
        starts_on=line.starts_on,
        until=line.ends_on,
        decision=_decision_of(line),
        limits=line.limits,
        works_if=line.works_when,
        objection=". ".join(part for part in (reason, line.answer_reason) if part),
    )


def _decision_of(line: AgreedMeasure) -> str:
    if line.decision_state == "none":
        return ""
    return _("besluit van %(who)s (%(state)s)") % {
        "who": line.get_decided_by_display(),
        "state": line.get_decision_state_display(),
    }


def _refusal_of(wish: Wish) -> NotGranted:
    reason = wish.get_reason_display()
    return NotGranted(
        wish=wish.asked,
        reason=". ".join(
            part for part in (reason[:1].upper() + reason[1:], wish.explanation) if part
        ),
        alternative=wish.instead,
    )


def _consent_of(proof: Proof, case: Case) -> Consent:
    said = list(proof.answers.values())
    agreed, contested = said.count(Answer.AGREED), said.count(Answer.CONTESTED)
    parts = [
        _("akkoord (%(count)s)") % {"count": agreed} if agreed else "",
        _("niet akkoord (%(count)s)") % {"count": contested} if contested else "",
    ]
    return Consent(
        who=str(proof.by or case),
        role=proof.get_role_display(),
        at=proof.at,
        how=proof.get_method_display(),
        answer=", ".join(part for part in parts if part) or _("akkoord"),
    )


def _person(user: User) -> Contact:
    return Contact(name=str(user), reach=user.email)


def _contact_of(user: User | None, school: School) -> Contact:
    """The fixed contact person; before there is one, the school's own."""
    if user:
        return _person(user)
    reach = ", ".join(part for part in (school.contact_phone, school.contact_email) if part)
    return Contact(name=school.contact_name or school.name, reach=reach)


def _facility_of(school: School) -> Contact | None:
    """The accessible facility of the school (WEB 7.5.1), where it has a page."""
    if not school.complaint_route:
        return None
    return Contact(name=_("het loket voor klachten van je school"), reach=school.complaint_route)

"""What somebody fills in where the first possible answer would not do."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from engines.deadlines import StudyYear
from passend.cases.models import Case, SharingChoice
from passend.core import clock
from passend.core.models import Event, Message
from passend.people.models import Role, StaffRole
from tests import given_fund as fund
from tests.signing_in import App

from . import passkey

FIELDS: dict[str, dict[str, Any]] = {
    "matter.advise": {"not_heard": "declined"},
    "school.change": {
        "brin": "99ZZ",
        "contact_phone": "0612345678",
        "kept_months": ["10", "3"],
        "holidays": "24-10-2026 t/m 1-11-2026",
        "denied_alarm": "20",
        "glass_alarm": "5",
    },
    "exam.plan": {"hour": "09:00", "minutes": "60"},
    "fundaccount.choose": {"iban": fund.SCHOOL_IBAN},
    "fundapplication.account": {"iban": fund.IBAN},
    "fundapplication.fill_in": {"wanted": "400"},
    "fundapplication.decide": {"extra": "1"},
    "fundbudget.change": {"norm": "1000"},
}
LETTERS = re.compile(r"(?<=>)([A-Z2-7]{4} ){3,}[A-Z2-7]{1,4}(?=<)")  # of an app, to type over
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def own(verb: str, path: str, page: str = "") -> dict[str, Any]:
    """The fields of this page that somebody fills in on purpose; `page` is what it says."""
    found = KEY.search(path)
    how = SAID.get(verb)
    return how(found[0] if found else "", page) if how else FIELDS.get(verb, {})


def newest_code(_key: str, _page: str) -> dict[str, Any]:
    """The six digits of the last mail with a code."""
    mails = Message.objects.filter(kind="code").order_by("-created_at")
    found = (code for mail in mails for code in re.findall(r"\b\d{6}\b", mail.body))
    return {"code": next(found, ""), "send": ""}


def code_of_app(_key: str, page: str) -> dict[str, Any]:
    letters = LETTERS.search(page)
    return {"code": App(letters[0].replace(" ", "")).code() if letters else ""}


def key_on_a_ring(_key: str, page: str) -> dict[str, Any]:
    asked = "passkey-data" in page
    return {"name": "Sleutelbos", "credential": passkey.answered(page) if asked else "{}"}


def time_to_come(_key: str, _page: str) -> dict[str, Any]:
    return {"day": str(clock.today() + timedelta(days=10)), "hour": "11:00"}


def one_student(_key: str, _page: str) -> dict[str, Any]:
    known = Case.objects.open().filter(student__isnull=False).last()
    return {"who": known.student.number if known and known.student else "", "tell": "now"}


def last_look(key: str, _page: str) -> dict[str, Any]:
    seen = Event.objects.views().filter(dossier=f"cases.case:{key}").last()
    return {"event": str(seen.pk if seen else 0)}


def shared_line(key: str, _page: str) -> dict[str, Any]:
    choice = SharingChoice.objects.filter(to=f"outside:{key.replace('-', '')}").first()
    return {"item": str(choice.item) if choice else ""}


def day_to_come(_key: str, _page: str) -> dict[str, Any]:
    day = str(clock.today() + timedelta(days=10))
    return {"until_on": day, "hearing_on": day}


def money_to_come(_key: str, _page: str) -> dict[str, Any]:
    day = clock.today() + timedelta(days=10)
    year = str(StudyYear.of(day).starts_in + 1)
    return {"pay_on": str(day), "pay_by": str(day), "from_on": str(day), "year": year,
            "amount": "10", "norm": "1000"}  # fmt: skip


def rule_to_come(key: str, page: str) -> dict[str, Any]:
    return {**money_to_come(key, page), "group": "own", "most": "200"}


def of_staff(_key: str, _page: str) -> dict[str, Any]:
    role = StaffRole.objects.current().filter(role=Role.COACH).select_related("user").first()
    return {"email": role.user.email if role else ""}


def plan_to_come(_key: str, _page: str) -> dict[str, Any]:
    today = clock.today()
    return {
        "outcome": "granted", "reasons": ["needed"], "absent": "Maandag", "follows": "De rest",
        "instead": "Thuis", "within_reach": "on", "reach_why": "Alle examens zijn later",
        "starts_on": str(today), "review_on": str(today + timedelta(days=30)),
        "ends_on": str(today + timedelta(days=60)),
    }  # fmt: skip


def leave_to_come(_key: str, _page: str) -> dict[str, Any]:
    return {"due_on": str(clock.today() + timedelta(days=60)), "wished_on": "", "until": ""}


def last_day_to_come(_key: str, _page: str) -> dict[str, Any]:
    return {"last_on": str(clock.today() + timedelta(days=10))}


def look_back_to_come(_key: str, _page: str) -> dict[str, Any]:
    return {"review_on": str(clock.today() + timedelta(days=10))}


SAID: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "agreement.answer_by_code": newest_code,
    "arrangement.decide": plan_to_come,
    "arrangement.tell": leave_to_come,
    "arrangement.stop": last_day_to_come,
    "arrangement.tell_for": leave_to_come,
    "arrangement.record": leave_to_come,
    "arrangement.review": look_back_to_come,
    "appointment.move": time_to_come,
    "appointment.plan": time_to_come,
    "factor.add_app": code_of_app,
    "factor.add_passkey": key_on_a_ring,
    "glass.open": one_student,
    "invitation.accept": newest_code,
    "involved.answer": shared_line,
    "look.ask": last_look,
    "fundbudget.begin": money_to_come,
    "fundrule.add": rule_to_come,
    "matter.ask": day_to_come,
    "matter.keep_out": of_staff,
    "matter.plan": day_to_come,
    "paymentlist.make": money_to_come,
    "repayment.ask": money_to_come,
}
"""By the key in the address and what the page says."""

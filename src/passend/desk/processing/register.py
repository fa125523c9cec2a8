"""The register of processing activities (AVG 30 lid 1), as a page and as JSON.

What each activity is stands in `core.purposes`; who answers for it is the school's own data. Every
verb of the product belongs to exactly one activity, by its noun: a house test knows them all.
"""

from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from passend.core.models import Event, School
from passend.core.purposes import ACTIVITIES, Activity, activity_of
from passend.rightsfinder import basis

NOUNS: Final = {
    "intake": "intake", "request": "intake", "supportrequest": "intake", "match": "intake",
    "agreement": "begeleiding", "card": "begeleiding", "case": "begeleiding",
    "consent": "begeleiding", "evaluation": "begeleiding", "hand_over": "begeleiding",
    "handover": "begeleiding", "kept": "begeleiding", "list": "begeleiding",
    "measure": "begeleiding", "need": "begeleiding", "papers": "begeleiding",
    "papersignature": "begeleiding", "parent": "begeleiding", "talk": "begeleiding",
    "topic": "begeleiding",
    "announcement": "begeleiding", "appointment": "begeleiding", "calendar": "begeleiding",
    "glass": "begeleiding", "involved": "begeleiding", "sharing": "begeleiding",
    "outreach": "brieven", "outreachletter": "brieven", "outreachchoice": "brieven",
    "outreachbasis": "brieven",
    "adjustment": "examen", "exam": "examen", "arrangement": "begeleiding",
    "fundapplication": "fonds", "fundpaper": "fonds", "fundrule": "fonds", "fundbudget": "fonds",
    "fundaccount": "fonds", "payment": "fonds", "paymentlist": "fonds", "repayment": "fonds",
    "look": "klacht",
    "matter": "loket",
    "location": "beheer", "rules": "beheer",
    "data": "inzage",
    "account": "beheer", "code": "beheer", "denied": "beheer", "import": "beheer",
    "alarm": "beheer", "factor": "beheer", "invitation": "beheer", "log": "beheer",
    "job": "beheer", "role": "beheer", "school": "beheer", "seal": "beheer", "session": "beheer",
    "student": "beheer", "planner": "beheer",
}  # fmt: skip
"""To which activity the verbs of a noun belong."""
VERBS: Final = {
    "case.hear": "intake", "case.admit": "intake", "case.assign_intaker": "intake",
    "student.search": "begeleiding", "case.forget": "beheer",
}  # fmt: skip
"""Verbs that belong elsewhere than their noun."""
SECURITY: Final = (
    "Teksten, scans en geüploade bestanden liggen versleuteld (AES-256-GCM).",
    "Wie mag kijken volgt uit rol, team, groep of akkoord, elk met een begin en een eind.",
    "Medewerkers loggen in met twee stappen.",
    "Elke handeling en elke blik staat in een logboek dat niet ongemerkt te veranderen is.",
    "Elke nacht wist Passend wat voorbij de termijn is.",
)
"""What protects every activity (AVG 30 lid 1 onder g, 32)."""
NOT_FILLED_IN: Final = "Niet ingevuld."
"""Where the school said nothing, the register promises nothing."""


def code_of(verb: str) -> str:
    """The code of the activity of a verb. Raises `KeyError` for a verb that nobody placed."""
    if verb in VERBS:
        return VERBS[verb]
    noun, _, ending = verb.rpartition(".")
    return NOUNS["denied" if ending == "denied" else noun.partition(".")[0]]


def activity_for(event: Event) -> Activity:
    """A look has the purpose it was for; a change has that of its verb."""
    told = activity_of(event.purpose) if event.purpose else None
    own = NOUNS.get(event.verb.partition(".")[0]) if told else code_of(event.verb)
    found = next((a for a in ACTIVITIES if a.code == own), None)
    if told and (found is None or found.purpose != told.purpose):
        return told
    if found is None:
        raise LookupError(f"No activity is about {event.verb}.")
    return found


def address_of(activity: Activity) -> str:
    """The id of an activity: an address at which anybody can read about it."""
    return f"{settings.BASE_URL}{reverse('processing')}#{activity.code}"


def person_type() -> str:
    """What the id of a person in an export is; the address explains it."""
    return f"{settings.BASE_URL}{reverse('processing')}#betrokkene"


def as_data() -> dict[str, Any]:
    """The whole register for a program."""
    school = School.current()
    return {
        "controller": {
            "name": school.name,
            "brin": school.brin,
            "contact": school.contact_name,
            "email": school.contact_email,
            "phone": school.contact_phone,
        },
        "dataProtectionOfficer": {"email": school.dpo_email},
        "activities": [_row(activity, school) for activity in ACTIVITIES],
        "security": list(SECURITY),
        "hosting": school.hosting or NOT_FILLED_IN,
        "transfersOutsideEea": school.transfers or NOT_FILLED_IN,
    }


def _chosen(activity: Activity) -> list[str]:
    """What the school itself chose as ground, where the law leaves that to it."""
    return [basis.told()] if activity.code == "brieven" else []


def _row(activity: Activity, school: School) -> dict[str, Any]:
    kept, choices = activity.kept, getattr(school, "keep_choices", None)
    return {
        "id": address_of(activity),
        "code": activity.code,
        "name": activity.title,
        "purpose": activity.why,
        "law": [*activity.law, *_chosen(activity)],
        "dataSubjects": list(activity.people),
        "dataCategories": list(activity.data),
        "recipients": list(activity.seen_by),
        "retention": f"{kept.length_text(choices)} {kept.since}".strip(),
        "retentionLaw": kept.law,
    }

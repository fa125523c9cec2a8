"""Ages as a question to the database: who may be under the age of consent, and since when."""

from datetime import date

from django.db.models import Q

from engines.deadlines import CONSENT_AGE
from passend.core import clock


def may_be_under_consent_age(path: str = "") -> Q:
    """Dossiers (at the end of `path`) of who may be too young to agree alone, also while nobody
    knows the birth date."""
    young = years_ago(CONSENT_AGE)
    return Q(**{f"{path}born_latest__gt": young}) | Q(**{f"{path}born_latest": None})


def years_ago(years: int) -> date:
    today = clock.today()
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)

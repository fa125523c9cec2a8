"""Ages as a question to the database: who may be under the age of consent, and since when."""

from datetime import date

from django.db.models import Q

from passend.core import clock
from passend.core.models import School


def may_be_under_consent_age(path: str = "") -> Q:
    """Dossiers (at the end of `path`) of who may be too young to agree alone, also while nobody
    knows the birth date."""
    young = years_ago(School.current().consent_age)
    return Q(**{f"{path}born_latest__gt": young}) | Q(**{f"{path}born_latest": None})


def years_ago(years: int) -> date:
    today = clock.today()
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)

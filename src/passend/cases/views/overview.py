"""The check page of Mijn vraag: every answer in words, with the way back to change it."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from passend.cases import questionnaire
from passend.cases.models import SupportRequest


def to(draft: SupportRequest, code: str) -> str:
    """The address of one page of this walk."""
    if code == questionnaire.CHECK:
        return reverse("request.send", args=[draft.token])
    return reverse("request.answer", args=[draft.token, code])


def answer_rows(draft: SupportRequest) -> list[dict[str, str]]:
    """The check page: every answer with the way back to change it."""
    return [
        {"label": line.question, "value": "\n".join(filter(None, [line.answer, line.text])),
         "change_url": again(draft, line.code)}
        for line in questionnaire.said(draft)
    ]  # fmt: skip


def who_rows(draft: SupportRequest) -> list[dict[str, str]]:
    told = draft.told
    start = told.get("start_on")
    when = date_format(date.fromisoformat(start), "j F Y") if start else ""
    if told.get("already"):
        when = _("Ik zit al op deze school")
    name = f"{told.get('first_name', '')} {told.get('last_name', '')}"
    born = told.get("born")
    who = [
        (_("Naam"), name),
        (_("Geboortedatum"), date_format(date.fromisoformat(born), "j F Y") if born else ""),
        (_("E-mail"), told.get("email", "")),
        (_("Telefoon"), told.get("phone", "")),
    ]
    study = [
        (_("Opleiding"), told.get("programme", "")),
        (_("Start"), when or _("Weet ik niet")),
        (_("Aanmeldnummer"), told.get("application_number", "")),
    ]
    pages = [(questionnaire.WHO, who), (questionnaire.PROGRAMME, study)]
    return [
        {"label": label, "value": value, "change_url": again(draft, code)}
        for code, rows in pages
        for label, value in rows
    ]


def again(draft: SupportRequest, code: str) -> str:
    """A page of the walk that leads back to the check page."""
    return f"{to(draft, code)}?na={questionnaire.CHECK}"

"""Mijn vraag: one question a page, then who you are."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from passend.cases import questionnaire
from passend.cases.content import Question
from passend.core import clock

from .wording import FreeText, WordingMixin

ALREADY, UNSURE = "already", ""


class Wording(WordingMixin):
    """What is typed by who asks for help; half a page is kept as far as it is right."""

    warning = _(
        "Je schreef “%(word)s”. Je hoeft niet te zeggen wat je hebt. Vertel liever wat je nodig "
        "hebt. Wil je het zo laten staan? Kies dan nog een keer."
    )

    def answers(self) -> dict[str, Any]:
        """As the request keeps them."""
        return dict(self.cleaned_data)

    def so_far(self) -> dict[str, Any]:
        """What can be kept when somebody stops halfway a page."""
        self.full_clean()
        return self.answers()


class QuestionForm(Wording):
    """One answer by its button, and perhaps a few words."""

    def __init__(self, *args: Any, question: Question, told: dict[str, Any], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.question, self.told = question, told
        offered = questionnaire.codes_of(question, told)
        self.fields["answer"] = forms.ChoiceField(choices=[(code, code) for code in offered])
        if question.follow_up:
            self.fields["text"] = FreeText(
                label=question.follow_up,
                required=False,
                help_text=question.hint,
                initial=told.get(f"{question.code}_text", ""),
            )

    def answers(self) -> dict[str, Any]:
        """As the request keeps them."""
        code, given = self.question.code, self.cleaned_data
        names = {"answer": code, "text": f"{code}_text"}
        return {names[name]: value for name, value in given.items()}


class BornField(forms.MultiValueField):
    """A birth date in three boxes: faster and surer than a calendar (GOV.UK, NL Design System)."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Schrijf de datum met cijfers. Bijvoorbeeld 14 5 2009.")
        messages = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        parts = [forms.IntegerField(min_value=low, max_value=high, error_messages=messages)
                 for low, high in ((1, 31), (1, 12), (1930, 2100))]  # fmt: skip
        kwargs["widget"] = BornWidget()
        super().__init__(fields=parts, require_all_fields=True, **kwargs)

    def compress(self, data_list: list[int]) -> date | None:
        if not data_list:
            return None
        day, month, year = data_list
        try:
            born = date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(_("Deze datum bestaat niet. Kijk de datum na.")) from error
        age = clock.today().year - born.year
        if not 11 <= age <= 90:
            raise forms.ValidationError(_("Kijk het jaar na. Dit kan niet kloppen."))
        return born


class BornWidget(forms.MultiWidget):
    """Day, month, year; each with a label that a screen reader says."""

    template_name = "forms/born.html"
    use_fieldset = True

    def __init__(self) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            widgets={
                "day": forms.TextInput(attrs={**box, "maxlength": 2, "aria-label": _("dag")}),
                "month": forms.TextInput(attrs={**box, "maxlength": 2, "aria-label": _("maand")}),
                "year": forms.TextInput(attrs={**box, "maxlength": 4, "aria-label": _("jaar")}),
            }
        )

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        return [value.day, value.month, value.year] if value else [None, None, None]


class WhoForm(Wording):
    """Name, birth date, and one way to be reached."""

    first_name = forms.CharField(label=_("Je voornaam"), max_length=80)
    last_name = forms.CharField(label=_("Je achternaam"), max_length=120)
    born = BornField(label=_("Je geboortedatum"), help_text=_("Bijvoorbeeld 14 5 2009"))
    email = forms.EmailField(
        label=_("Je e-mail"), required=False, help_text=_("E-mail of telefoon: één is genoeg.")
    )
    phone = forms.CharField(label=_("Je telefoon"), max_length=30, required=False)
    first_name.widget.attrs["autocomplete"] = "given-name"
    last_name.widget.attrs["autocomplete"] = "family-name"
    email.widget.attrs["autocomplete"] = "email"
    phone.widget.attrs.update(autocomplete="tel", inputmode="tel")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("email") and not cleaned.get("phone") and "email" not in self.errors:
            self.add_error("email", _("Vul je e-mail in, of je telefoon hieronder."))
        return cleaned

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"].strip()
        if phone and sum(sign.isdigit() for sign in phone) < 8:
            raise forms.ValidationError(_("Dit nummer is te kort. Kijk het na."))
        return phone

    def answers(self) -> dict[str, Any]:
        born = self.cleaned_data.get("born")
        return {**self.cleaned_data, "born": born.isoformat() if born else ""}


class ProgrammeForm(Wording):
    """Which programme, from when; nothing here is a must."""

    programme = forms.CharField(
        label=_("Welke opleiding wil je doen?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "opleidingen", "autocomplete": "off"}),
        help_text=_("Weet je het nog niet? Laat dit dan leeg."),
    )
    start_on = forms.ChoiceField(
        label=_("Wanneer begin je?"), required=False, widget=forms.RadioSelect
    )
    application_number = forms.CharField(
        label=_("Je aanmeldnummer"),
        max_length=40,
        required=False,
        help_text=_("Dit staat in de mail over je aanmelding. Je mag dit overslaan."),
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        days = [(day.isoformat(), date_format(day, "j F Y")) for day in next_starts()]
        field = cast("forms.ChoiceField", self.fields["start_on"])
        field.choices = [
            *days, (ALREADY, _("Ik zit al op deze school")), (UNSURE, _("Weet ik niet"))
        ]  # fmt: skip

    def answers(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        start = given.get("start_on", "")
        already = start == ALREADY
        return {**given, "start_on": "" if already else start, "already": already,
                questionnaire.PROGRAMME: "1"}  # fmt: skip


def next_starts() -> list[date]:
    """The next three days on which programmes start: 1 February and 1 August."""
    today = clock.today()
    days = [date(today.year + years, month, 1) for years in (0, 1, 2) for month in (2, 8)]
    return [day for day in days if day > today][:3]


class KeepForm(forms.Form):
    """Where the link goes; without an address the page itself shows it."""

    email = forms.EmailField(label=_("Je e-mail"))
    email.widget.attrs["autocomplete"] = "email"


class InviteForm(forms.Form):
    first_name = forms.CharField(label=_("Voornaam"), max_length=80)
    last_name = forms.CharField(label=_("Achternaam"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))

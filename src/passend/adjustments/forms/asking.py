"""The questions to the student, one a page; and all of them on one page for staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from engines.exams import LANGUAGE_YEARS
from passend.cases.forms.careful import Careful
from passend.core import clock

from ..models import Adjustment, Lasting, Need, Which

TIME_OFF: Final = _("Kies een dag die nog komt.")


def words(label: Any, **kwargs: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=2000, widget=area, **kwargs)


def day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
    )


class Answers(Careful):
    """`cleaned_data` is what `adjustment.answer` takes."""

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        told = {name: value for name, value in self.cleaned_data.items() if name != "wording_ok"}
        return {"answers": told}


class NeedsForm(Answers):
    needs = forms.MultipleChoiceField(
        label=_("Kies alles wat past"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies er minstens één.")},
    )


class LanguageForm(Answers):
    years_in_dutch = forms.TypedChoiceField(
        label=_("Hoeveel jaar?"),
        help_text=_("Tel dit schooljaar mee."),
        choices=[*((n, str(n)) for n in range(1, LANGUAGE_YEARS + 1)), (7, _("meer dan 6"))],
        coerce=int,
        widget=forms.RadioSelect,
    )


class WhichForm(Answers):
    which = forms.ChoiceField(
        label=_("Kies er één"), choices=Which.choices, widget=forms.RadioSelect
    )


class LastingForm(Answers):
    lasting = forms.ChoiceField(
        label=_("Kies er één"), choices=Lasting.choices, widget=forms.RadioSelect
    )
    wanted_until = day(_("Een tijdje? Tot wanneer ongeveer?"), required=False)

    def clean_wanted_until(self) -> Any:
        until = self.cleaned_data["wanted_until"]
        if until and until < clock.today():
            raise forms.ValidationError(TIME_OFF)
        return until


class WordsForm(Answers):
    own_words = words(
        _("Wil je er iets bij vertellen?"),
        required=False,
        help_text=_("Dit hoeft niet. Je hoeft geen diagnose te noemen."),
    )


@dataclass(frozen=True)
class Question:
    """One page. `fields` are the answers that it fills."""

    code: str
    title: Any
    form: type[Answers]
    fields: Sequence[str]
    help: Any = ""
    why: Any = ""


QUESTIONS: Final = (
    Question(
        "needs",
        _("Waar loop je tegenaan bij een examen?"),
        NeedsForm,
        ["needs"],
        help=_("Zeg wat lastig is. Niet wat je hebt."),
        why=_("De commissie kijkt wat jou helpt. Een diagnose is daarvoor niet nodig."),
    ),
    Question(
        "language",
        _("Hoeveel jaar ging je in Nederland naar school?"),
        LanguageForm,
        ["years_in_dutch"],
        why=_("Tot en met zes jaar kan er extra tijd zijn bij Nederlands (Examenbesluit 12a)."),
    ),
    Question(
        "which",
        _("Voor welke examens vraag je dit?"),
        WhichForm,
        ["which"],
        help=_("Nederlands en Engels hebben vaak een centraal examen."),
        why=_("Voor centrale examens gelden landelijke regels. Voor examens van school niet."),
    ),
    Question(
        "lasting",
        _("Hoe lang heb je dit nodig?"),
        LastingForm,
        ["lasting", "wanted_until"],
        why=_("Na een ja geldt het bij elk examen. Je vraagt het niet steeds opnieuw."),
    ),
    Question("words", _("Nog iets wat de commissie moet weten?"), WordsForm, ["own_words"]),
)


def questions_for(made: Adjustment) -> list[Question]:
    """Those that fit: about the language only to whom it is about."""
    about_language = Need.LANGUAGE in made.needs
    return [one for one in QUESTIONS if one.code != "language" or about_language]


class FillInForm(Answers):
    """All of it at once, for who helps the student."""

    needs = NeedsForm.base_fields["needs"]
    years_in_dutch = forms.TypedChoiceField(
        label=_("Hoeveel jaar onderwijs in Nederland, met dit jaar erbij?"),
        help_text=_("Alleen als Nederlands niet de eerste taal is."),
        choices=[("", "–"), *((n, str(n)) for n in range(1, LANGUAGE_YEARS + 1)), (7, "7+")],
        coerce=int,
        empty_value=None,
        required=False,
    )
    which = forms.ChoiceField(
        label=_("Voor welke examens?"), choices=Which.choices, widget=forms.RadioSelect
    )
    lasting = forms.ChoiceField(
        label=_("Hoe lang?"), choices=Lasting.choices, widget=forms.RadioSelect
    )
    wanted_until = day(_("Tot wanneer ongeveer?"), required=False)
    own_words = words(
        _("Toelichting"),
        required=False,
        help_text=_("Geen diagnose nodig. De student leest dit en bevestigt."),
    )


class TextForm(Careful):
    """Some words, for whoever reads them next."""

    text = words(_("Vertel"))

    def __init__(self, *args: Any, label: Any = "", help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label or self.fields["text"].label
        self.fields["text"].help_text = help_text

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        return {"text": self.cleaned_data.get("text", "")}

"""The school's own choices, as a person writes them down."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from passend.core.keep import KEEPS, Keep
from passend.core.models import School

from ..models import Role
from .school_words import HELPS, LABELS, PARTS

RANGE: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})\D+(\d{1,2})-(\d{1,2})-(\d{4})")
TIERS: Final = {"basis": _("basisondersteuning"), "extra": _("extra ondersteuning")}
"""The two tiers of the measure library (`cases.models.library.Tier`, a floor higher)."""
WRONG: Final = _("Schrijf een vakantie zo: 24-10-2026 t/m 1-11-2026. Elke vakantie op een regel.")


class HolidaysField(forms.CharField):
    """`24-10-2026 t/m 1-11-2026` a line ⇄ the pairs of days that `School.holidays` holds."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(f"{_day(a)} t/m {_day(b)}" for a, b in value)

    def clean(self, value: Any) -> list[list[str]]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines()]
        return sorted(self._pair(line) for line in lines if line)

    def _pair(self, line: str) -> list[str]:
        found = RANGE.fullmatch(line)
        if not found:
            raise forms.ValidationError(WRONG)
        numbers = [int(n) for n in found.groups()]
        try:
            first, last = date(*numbers[2::-1]), date(*numbers[:2:-1])
        except ValueError as error:
            raise forms.ValidationError(WRONG) from error
        if last < first:
            raise forms.ValidationError(_("Een vakantie eindigt niet voor het begin."))
        return [first.isoformat(), last.isoformat()]


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j-n-Y")


def chosen_terms() -> list[Keep]:
    """What a school may shorten or lengthen, within the bounds of `core.keep`; all in months."""
    return [term for term in KEEPS if term.is_a_choice]


class SchoolForm(forms.ModelForm[School]):
    complaint_route = forms.URLField(
        label=_("Pagina over klachten (toegankelijke faciliteit)"),
        assume_scheme="https",
        required=False,
    )
    kept_months = forms.TypedMultipleChoiceField(
        label=_("In welke maanden vragen we of het werkt?"),
        choices=list(MONTHS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
    )
    glass_roles = forms.MultipleChoiceField(
        label=_("Wie heeft noodtoegang?"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
    )
    holidays = HolidaysField(
        label=_("Schoolvakanties"),
        help_text=_("Elke vakantie op een regel: 24-10-2026 t/m 1-11-2026."),
        required=False,
    )

    class Meta:
        model = School
        fields = [
            "name", "brin", "contact_name", "contact_email", "contact_phone", "dpo_email",
            "hosting", "transfers",
            "complaint_route", "is_public", "boards_together",
            "service_level_days", "call_within_days", "evaluation_row_from_month",
            "late_signing_month", "kept_months", "objection_days", "holidays", "denied_alarm",
            "glass_roles", "glass_alarm", "glass_suspends", "fund_alone",
        ]  # fmt: skip
        labels = LABELS
        help_texts = HELPS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in Role:
            self.fields[f"role_{role}"] = OwnName(role.label, self.instance.role_labels.get(role))
        for tier, usual in TIERS.items():
            self.fields[f"tier_{tier}"] = OwnName(usual, self.instance.tier_labels.get(tier))

        for term in chosen_terms():
            self.fields[f"keep_{term.code}"] = forms.IntegerField(
                label=f"{term.what} {_('Hoeveel maanden')} {term.since}?",
                min_value=term.least,
                max_value=term.most,
                required=False,
                initial=term.length(self.instance.keep_choices),
            )

    def parts(self) -> list[dict[str, Any]]:
        """The fields under a heading each, in the order of the page."""
        return [
            {
                "slug": slug,
                "title": title,
                "about": about,
                "fields": [self[name] for name in self.fields if name.startswith(begins)],
            }
            for slug, title, about, begins in PARTS
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        lengths = {term.code: told.pop(f"keep_{term.code}", None) for term in chosen_terms()}
        told["keep_choices"] = {code: months for code, months in lengths.items() if months}
        told["role_labels"] = self._names(told, "role_")
        told["tier_labels"] = self._names(told, "tier_")
        return told

    def _names(self, told: dict[str, Any], prefix: str) -> dict[str, str]:
        """What was filled in, by code; taken out of what the form tells."""
        found = {key: told.pop(key) for key in list(told) if key.startswith(prefix)}
        return {key.removeprefix(prefix): name for key, name in found.items() if name}


class OwnName(forms.CharField):
    """What this school calls something; empty is the usual name."""

    def __init__(self, usual: Any, own: str | None) -> None:
        super().__init__(
            label=_("Hoe noemen jullie: %(name)s") % {"name": usual},
            initial=own or "",
            required=False,
            max_length=80,
        )

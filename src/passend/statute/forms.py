"""Writing a version, and the day on which the council consented."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Measure
from passend.core import clock
from passend.people.models import Programme

from .asked_by_law import ITEMS
from .models import Kind, Location, Rules


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=picker, **kwargs)


class WriteForm(forms.Form):
    """`cleaned_data` is what `rules.write` takes."""

    summary = forms.CharField(
        label=_("In het kort"),
        help_text=_("Korte zinnen. Een student van 16 leest dit eerst."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    text = forms.CharField(
        label=_("De hele tekst"),
        help_text=_("Een regel die begint met # wordt een kop. Een lege regel begint een alinea."),
        widget=forms.Textarea(attrs={"rows": 20}),
        max_length=200_000,
    )
    items = forms.MultipleChoiceField(
        label=_("Wat de wet vraagt en in deze tekst staat (WEB 7.4.8 lid 4)"),
        choices=[(item.letter, item.label) for item in ITEMS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts_on = DayField(label=_("Geldt vanaf"), required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        told = {name: getattr(rules, name) for name in ("summary", "text", "items", "starts_on")}
        super().__init__(*args, **{**kwargs, "initial": told})
        if rules.kind != Kind.STATUTE:
            del self.fields["items"]


class CouncilForm(forms.Form):
    council_on = DayField(
        label=_("Op welke dag stemde de studentenraad in?"), initial=lambda: clock.today()
    )


class PublishForm(forms.Form):
    adopted_on = DayField(
        label=_("Op welke dag stelde het bestuur dit vast?"), initial=lambda: clock.today()
    )


class DayForm(forms.Form):
    """What was in force on which day, and words to look for: both in the address."""

    zoek = forms.CharField(label=_("Zoek in de regels"), max_length=80, required=False)
    dag = DayField(label=_("Wat gold op deze dag?"), required=False)


class LocationForm(forms.Form):
    """`cleaned_data` is what `location.add` and `location.change` take."""

    name = forms.CharField(label=_("Naam van de locatie"), max_length=120)
    contact_name = forms.CharField(label=_("Wie vertelt meer?"), max_length=120)
    contact_email = forms.EmailField(label=_("E-mail"))
    contact_phone = forms.CharField(label=_("Telefoon"), max_length=20, required=False)
    programmes = forms.MultipleChoiceField(
        label=_("Welke opleidingen?"),
        help_text=_("Kies niets als alle opleidingen hier zijn."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    absent = forms.MultipleChoiceField(
        label=_("Wat kan hier niet?"),
        help_text=_("De rest van de maatregelen staat op de openbare pagina."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, location: Location, **kwargs: Any) -> None:
        told = {name: getattr(location, name) for name in self.base_fields}
        super().__init__(*args, **{**kwargs, "initial": told})
        self.location = location
        named = Programme.objects.exclude(name="").order_by("name")
        self._choices("programmes", [(one.crebo, str(one)) for one in named])
        library = Measure.objects.in_use().prefetch_related("wordings")
        self._choices("absent", [(one.code, one.wording.title) for one in library])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = Location.objects.filter(name__iexact=name).exclude(pk=self.location.pk)
        if same.exists():
            raise forms.ValidationError(_("Er is al een locatie met deze naam."))
        return name


class OfferForm(forms.Form):
    """Which location and programme: in the address, so that it can be shared."""

    locatie = forms.ModelChoiceField(
        label=_("Locatie"), queryset=Location.objects.none(), empty_label=_("alle locaties"),
        required=False,
    )  # fmt: skip
    opleiding = forms.ModelChoiceField(
        label=_("Opleiding"), queryset=Programme.objects.none(), empty_label=_("alle opleidingen"),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places, named = self.fields["locatie"], self.fields["opleiding"]
        places.queryset = Location.objects.open()  # type: ignore[attr-defined]
        named.queryset = Programme.objects.exclude(name="")  # type: ignore[attr-defined]

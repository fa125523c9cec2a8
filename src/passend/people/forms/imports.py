"""Loading a file, and saying what is in which column."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from passend.core import files
from passend.core.uploads import MB, Kind, UploadField
from passend.people.imports.rows import FIELDS, first_rows, is_title
from passend.people.models import Import
from passend.people.registry.columns import guess
from passend.people.registry.lines import refuse_binary
from passend.people.registry.problems import UnusableFile
from passend.people.registry.tables import table_of

MAX_BYTES: Final = 500 * MB
COMPLETE_HELP: Final = _(
    "Vink dit alleen aan als iedereen in de lijst staat. "
    "Wie er niet in staat, is daarna weg. Het dossier blijft."
)


class UploadForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Wat voor bestand is het?"), choices=Import.Kind.choices, widget=forms.RadioSelect
    )
    file = UploadField(
        kind=Kind.LIST,
        most=MAX_BYTES,
        label=_("Het bestand"),
        help_text=_("Een CSV-bestand. Een lijst van de school mag ook een Excel-bestand zijn."),
    )

    def clean(self) -> dict[str, Any]:
        """Say at once what would never work: no text where text is needed."""
        told = super().clean() or {}
        file: UploadedFile[bytes] | None = told.get("file")
        if file is None:
            return told
        if told.get("kind") == Import.Kind.ROD:
            try:
                refuse_binary(file.read(8))
                file.seek(0)
            except UnusableFile as error:
                self.add_error("file", str(error))
        return told


class MappingForm(forms.Form):
    """One choice of a column for each field that a list can tell, with a guess filled in."""

    def __init__(self, *args: Any, batch: Import, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.batch = batch
        with files.opened(batch.file) as source, table_of(source, is_title(batch.kind)) as table:  # type: ignore[arg-type]
            self.titles, self.examples = table.titles, first_rows(table)
        guessed = guess(self.titles, FIELDS[batch.kind])
        choices: list[tuple[str, Any]] = [("", _("staat er niet in"))]
        choices += [(str(i), title or f"kolom {i + 1}") for i, title in enumerate(self.titles)]
        for field in FIELDS[batch.kind]:
            self.fields[field.name] = forms.ChoiceField(
                label=str(field.label),
                choices=choices,
                required=field.required,
                initial=str(guessed.get(field.name, "")),
            )
        self.fields["complete"] = forms.BooleanField(
            label=_("Deze lijst is volledig"), required=False, help_text=COMPLETE_HELP
        )

    def clean(self) -> dict[str, Any]:
        """The choices as the action wants them: field → column, each column used once."""
        told = super().clean() or {}
        complete = bool(told.pop("complete", False))
        mapping = {name: int(place) for name, place in told.items() if place}
        if len(set(mapping.values())) < len(mapping):
            raise forms.ValidationError(_("Twee vakken wijzen naar dezelfde kolom."))
        return {"mapping": mapping, "complete": complete}

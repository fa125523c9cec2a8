"""Screen 14 as one form: the story, every line, every wish, and the library to choose from."""

import json
from typing import Any, TypeVar

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from passend.cases.forms.careful import Careful
from passend.cases.models import Case
from passend.people.models import Role, StaffRole, User

from ..models import AgreedMeasure, Agreement, DraftRevision, Wish
from .library import WordingsField
from .merging import differences, merged
from .rows import LineForm, WishForm, as_data, plain

RowForm = TypeVar("RowForm", bound=forms.Form)
MOST_ROWS = 60
"""Far more than anybody agrees on; without a bound a visitor says how much work the page is."""
PLACE = {"fields": "", "lines": _("Afspraak"), "wishes": _("Niet toegezegd")}


def rows_of(form: type[RowForm]) -> type[BaseFormSet[RowForm]]:
    """A row for each that there is, and an empty one."""
    return formset_factory(form, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def helpers(case: Case, draft: Agreement) -> QuerySet[User]:
    """Who can be the contact: staff of the team, and whoever it is already."""
    roles = [Role.COACH, Role.COORDINATOR, Role.INTAKER]
    team = StaffRole.objects.current().filter(role__in=roles, team=case.team_id)
    known = {case.coach_id, case.intaker_id, draft.contact_id, draft.deputy_id} - {None}
    is_one = Q(pk__in=known) | Q(pk__in=team.values("user")) if case.team_id else Q(pk__in=known)
    return User.objects.filter(is_one).order_by("last_name", "first_name")


class DraftForm(Careful, forms.Form):
    """`cleaned_data` is what `agreement.edit` takes: `revision` and `content`.

    Made from an older revision, the form puts both texts together, shows where they differ and
    waits for another press of the button; nothing that was typed is lost.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput)
    strengths = forms.CharField(label=_("Wat gaat goed?"), required=False)
    helps = forms.CharField(label=_("Wat helpt?"), required=False)
    stuck = forms.CharField(label=_("Waar loopt de student vast?"), required=False)
    exam_note = forms.CharField(
        label=_("Examens"), required=False, help_text=_("Een besluit staat in een eigen brief.")
    )
    bpv_note = forms.CharField(
        label=_("Stage"), required=False, help_text=_("Wat mag de stageplek weten? Van wie?")
    )
    external_note = forms.CharField(label=_("Hulp van buiten"), required=False)
    sharing_note = forms.CharField(label=_("Wie mag dit weten?"), required=False)
    contact = forms.ModelChoiceField(
        User.objects.none(), label=_("Vast aanspreekpunt"), required=False
    )
    deputy = forms.ModelChoiceField(User.objects.none(), label=_("Vervanger"), required=False)
    add = WordingsField()

    def __init__(
        self, data: Any = None, files: Any = None, *, draft: Agreement, saved: dict[str, Any]
    ) -> None:
        fields = {**saved["fields"], "revision": draft.revision}
        super().__init__(data, files, initial=fields)
        self.draft, self.saved = draft, json_of(saved)
        self.differences: list[dict[str, Any]] = []
        for name in Agreement.FIXED:
            self.fields[name].widget = forms.Textarea(attrs={"rows": 2})
            self.fields[name].max_length = 4000  # type: ignore[attr-defined]
        staff = helpers(draft.case, draft)
        for name in ("contact", "deputy"):
            self.fields[name].queryset = staff  # type: ignore[attr-defined]
        self.bind_rows(data)

    def bind_rows(self, data: Any) -> None:
        needs = [(str(n.pk), n.get_area_display()) for n in self.draft.case.needs.all()]
        there = {str(line.pk): line for line in self.draft.measures.all()}
        kwargs = {"needs": needs, "there": there}
        self.lines: BaseFormSet[LineForm] = rows_of(LineForm)(
            data, prefix="lines", initial=self.saved["lines"], form_kwargs=kwargs
        )
        self.wishes: BaseFormSet[WishForm] = rows_of(WishForm)(
            data, prefix="wishes", initial=self.saved["wishes"]
        )

    @property
    def chosen(self) -> set[str]:
        return {str(value) for value in self["add"].value() or []}

    def clean(self) -> dict[str, Any]:
        for label, rows in ((_("Afspraak"), self.lines), (_("Niet toegezegd"), self.wishes)):
            rows.is_valid()
            for number, row in enumerate(rows, 1):
                for problem in row.errors.values():
                    self.add_error(None, f"{label} {number}: {problem[0]}")
        self.refuse_numbers(*self.lines, *self.wishes)
        if self.errors:
            return self.cleaned_data
        revision, content = self.cleaned_data["revision"], self.content()
        if revision != self.draft.revision:
            self.put_together(revision, content)
        return {"revision": revision, "content": content}

    def content(self) -> dict[str, Any]:
        """What the page holds, in the shape of `actions.snapshot`, with `drop` and `add`."""
        found = self.cleaned_data
        people = {name: plain(found.get(name)) for name in ("contact", "deputy")}
        return {
            "fields": {name: found[name] for name in Agreement.FIXED} | people,
            "lines": [row.cleaned_data for row in self.lines if row.cleaned_data],
            "wishes": [row.cleaned_data for row in self.wishes if row.cleaned_data],
            "add": found["add"],
        }

    def put_together(self, revision: int, content: dict[str, Any]) -> None:
        """Somebody else saved first. Fill the page with both texts, and say where they differ."""
        base = self.draft.revisions.filter(number=revision).first()
        if base is None:  # no page of ours posts this
            raise forms.ValidationError(_("Deze versie is er niet. Open de pagina opnieuw."))
        last: DraftRevision = self.draft.revisions.get(number=self.draft.revision)
        mine = json_of({**content, "add": []})
        self.differences = [self.named(*d) for d in differences(self.saved, mine)]
        both = merged(json.loads(base.body), self.saved, mine)
        added = [str(wording.pk) for wording in content["add"]]
        self.data = as_data(both, self.draft.revision, added)
        self.bind_rows(self.data)
        said = _(
            "%(who)s heeft dit concept opgeslagen terwijl jij schreef. Jouw tekst staat er nog."
        )
        who = last.saved_by or _("Iemand anders")
        self.add_error(None, forms.ValidationError(said, "stale", {"who": who}))

    def named(self, part: str, number: int, name: str, theirs: Any, mine: Any) -> dict[str, Any]:
        model: Any = {"fields": Agreement, "lines": AgreedMeasure, "wishes": Wish}[part]
        where = f"{PLACE[part]} {number or _('nieuw')}: " if part != "fields" else ""
        label = f"{where}{model._meta.get_field(name).verbose_name}"
        return {"label": label, "theirs": self.words(name, theirs), "mine": self.words(name, mine)}

    def words(self, name: str, value: Any) -> Any:
        """A person or a need by its name instead of its key."""
        if name in {"contact", "deputy"} and value:
            return User.objects.filter(pk=value).first()
        if name == "need" and value:
            return self.draft.case.needs.filter(pk=value).first()
        return _("ja") if value is True else value


def json_of(content: dict[str, Any]) -> Any:
    """As it lies in the history: dates are text, so that two contents compare."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))

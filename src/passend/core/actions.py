"""The one way to change a record.

An action is a verb of the domain. It knows who may do it, from which state, and to which state
it leads. Its body only says what changes; the house locks, checks, saves and records.

    @action("agreement.end", "Beëindigen", on=Agreement, who=coach, when=[IN_FORCE], then=ENDED)
    def end(agreement, *, by):
        agreement.ended_on = clock.today()

The verb is also the name of its URL, of its event, and of its test. Inside a body plain functions
are called, not other actions: one act of a person is one event.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from . import standstill
from .errors import NotNow, NotYou
from .models import Event
from .together import together

ACTIONS: dict[str, "Action"] = {}
Who = Callable[[Any, Any], bool]


@dataclass(frozen=True, kw_only=True)
class Action:
    """A verb of the domain: `verb` is `noun.verb`, `label` is what the button says.

    `logs` names attributes of the result whose codes and dates go into the event; never free text.
    `or_then` names the states that the body itself may choose, so that the diagram is whole.
    `page=False` is for verbs that no person presses (nightly) or that share another verb's page.
    """

    verb: str
    label: str
    on: type[models.Model]
    who: Who
    do: Callable[..., models.Model | None]
    when: Sequence[str] = field(default_factory=list)
    then: str = ""
    or_then: Sequence[str] = field(default_factory=list)
    logs: Sequence[str] = field(default_factory=list)
    page: bool = True

    do_not_call_in_templates = True  # Django calls every callable it renders

    def __call__(self, subject: Any, *, by: Any, **facts: Any) -> Any:
        with together():
            lock(subject)
            self.check(subject, by)
            before, was = state_of(subject), values_of(subject)
            result: Any = self.do(subject, by=by, **facts) or subject
            self.stay_on_the_map(before if result is subject else first_state(result), result)
            if self.then:
                result.status = self.then
            result.full_clean()
            save(result, was if result is subject else {})
            details = {name: plain(getattr(result, name)) for name in self.logs}
            Event.record(self.verb, result, by=by, details=details)
        return result

    def stay_on_the_map(self, before: str, result: Any) -> None:
        """The body may leave the state as it was, or choose one of `or_then`."""
        after = state_of(result)
        if after not in {before, self.then, *self.or_then}:
            raise ValueError(f"{self.verb} does not declare that it may lead to {after}.")

    def check(self, subject: Any, by: Any) -> None:
        """Raise NotYou or NotNow, with the sentence that the refused person reads."""
        if not self.who(by, subject):
            raise NotYou(_("Dit mag alleen: %(who)s.") % {"who": _(self.who.__doc__ or "")})
        if not self.is_timely(subject):
            status = subject.get_status_display()
            raise NotNow(_("Dit kan nu niet. De status is: %(status)s.") % {"status": status})
        if standstill.holds(self.verb, by, subject):
            raise NotNow(_("School bewaart dit dossier nu alleen. De student vroeg daarom."))

    def is_timely(self, subject: Any) -> bool:
        return not self.when or subject.status in self.when

    def is_open_to(self, user: Any, subject: Any) -> bool:
        """Whether to offer this action as a button. The same rules as `check`."""
        fits = isinstance(subject, self.on) and self.is_timely(subject)
        return fits and self.who(user, subject) and not standstill.holds(self.verb, user, subject)


def action(
    verb: str,
    label: str,
    *,
    on: type[models.Model],
    who: Who,
    when: Sequence[str] = (),
    then: str = "",
    or_then: Sequence[str] = (),
    logs: Sequence[str] = (),
    page: bool = True,
) -> Callable[[Callable[..., models.Model | None]], Action]:
    """Declare a verb. See the module's docstring."""

    def register(do: Callable[..., models.Model | None]) -> Action:
        if verb in ACTIONS:
            raise ValueError(f"Two actions are called {verb}.")
        ACTIONS[verb] = Action(
            verb=verb,
            label=label,
            on=on,
            who=who,
            do=do,
            when=when,
            then=then,
            or_then=or_then,
            logs=logs,
            page=page,
        )
        return ACTIONS[verb]

    return register


def each(verb: Action, subjects: Iterable[Any], *, by: Any, **facts: Any) -> list[Any]:
    """Do the same to several: one transaction, one event per subject, all or nothing."""
    with together():
        return [verb(subject, by=by, **facts) for subject in subjects]


def state_of(thing: models.Model) -> str:
    """The stored state, for models that have one. A state that is computed follows by itself."""
    return str(vars(thing).get("status", ""))


def first_state(thing: models.Model | type[models.Model]) -> str:
    """The state in which a record of this kind begins."""
    fields = {f.name: f for f in thing._meta.concrete_fields}
    return str(fields["status"].get_default()) if "status" in fields else ""


def lock(subject: models.Model) -> None:
    """Fresh from the database, and ours until commit. A record in the making needs no lock.

    PostgreSQL locks the row. SQLite ignores the request, and needs none: with IMMEDIATE
    transactions (see settings) it lets one writer in at a time.
    """
    if subject._state.adding:
        return
    manager = subject._meta.base_manager  # also of the lazy user of a request
    subject.refresh_from_db(from_queryset=manager.select_for_update())


def values_of(thing: models.Model) -> dict[str, Any]:
    """What is stored of it, to see afterwards what changed; nothing for a record in the making."""
    if thing._state.adding:
        return {}
    now = vars(thing)
    names = (field.attname for field in thing._meta.concrete_fields)
    return {
        name: deepcopy(now[name]) if isinstance(now[name], list | dict) else now[name]
        for name in names
        if name in now
    }


def save(thing: models.Model, was: dict[str, Any]) -> None:
    """Write what changed: half of a dossier's forty columns are sealed texts that stay as they
    are."""
    if not was:
        thing.save()
        return
    now = vars(thing)
    changed = [name for name in was if name not in now or now[name] != was[name]]
    changed += [f.attname for f in thing._meta.concrete_fields if f.attname in now.keys() - was]
    if changed:
        thing.save(update_fields=changed)


def open_actions(user: Any, subject: Any) -> list[Action]:
    """What this person may do with this record now, as buttons."""
    return [a for a in ACTIONS.values() if a.page and a.is_open_to(user, subject)]


def plain(value: Any) -> Any:
    """A value as it may stand in an event: a code, a number or a date."""
    if value is None or isinstance(value, bool | int | list):
        return value
    return str(value)

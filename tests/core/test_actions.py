"""The house's one way to change a record: who may, when, and what stays behind."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from passend.core.actions import ACTIONS, Action, each
from passend.core.actors import SYSTEM
from passend.core.errors import NotNow, NotYou, Refused
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db

QUEUED, SENT = Message.Status.QUEUED, Message.Status.SENT


def everybody(user: Any, subject: Any) -> bool:
    """iedereen"""
    return True


def nobody(user: Any, subject: Any) -> bool:
    """niemand"""
    return False


def verb(do: Any = None, **rules: Any) -> Action:
    """An action that is not in the register of actions: only these tests know it."""
    rules = {"who": everybody, "when": [QUEUED], "then": SENT, **rules}
    return Action(
        verb="message.try", label="Proberen", on=Message, do=do or (lambda m, *, by: None), **rules
    )


def message() -> Message:
    return Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="geheim")


def test_an_action_changes_the_state_and_leaves_one_event_with_its_actor():
    person, it = given.account(), message()
    verb(logs=["kind"])(it, by=person)

    it.refresh_from_db()
    assert it.status == SENT
    event = Event.objects.about(it).get()
    assert (event.verb, event.actor) == ("message.try", f"people.user:{person.pk}")
    assert event.details == {"kind": "x"}
    assert "geheim" not in str(event.__dict__)


def test_the_wrong_person_reads_who_may():
    with pytest.raises(NotYou, match="niemand"):
        verb(who=nobody)(message(), by=given.account())


def test_the_wrong_moment_is_told_with_the_state():
    it = message()
    verb()(it, by=SYSTEM)
    with pytest.raises(NotNow, match="verstuurd"):
        verb()(it, by=SYSTEM)


def test_a_refusal_leaves_no_trace():
    it = message()
    with pytest.raises(NotYou):
        verb(who=nobody)(it, by=SYSTEM)
    assert not Event.objects.exists()
    assert Message.objects.get().status == QUEUED


def test_what_is_not_valid_is_not_saved():
    def spoil(it: Message, *, by: Any) -> None:
        it.kind = "x" * 41

    with pytest.raises(ValidationError):
        verb(spoil)(message(), by=SYSTEM)
    assert Message.objects.get().kind == "x"


def test_several_at_once_is_all_or_nothing_with_one_event_each():
    first, second = message(), message()
    each(verb(), [first, second], by=SYSTEM)
    assert Event.objects.count() == 2

    third = message()
    with pytest.raises(NotNow):
        each(verb(), [third, first], by=SYSTEM)
    assert Message.objects.get(pk=third.pk).status == QUEUED


def test_a_verb_exists_once():
    assert len({a.verb for a in ACTIONS.values()}) == len(ACTIONS)
    name = next(iter(ACTIONS), None)
    from passend.core.actions import action

    if name:
        with pytest.raises(ValueError, match=name):
            action(name, "Dubbel", on=Message, who=everybody)(lambda m, *, by: None)


@pytest.mark.parametrize("sql", ["UPDATE core_event SET verb='x'", "DELETE FROM core_event"])
def test_the_database_refuses_to_change_an_event(sql: str):
    verb()(message(), by=SYSTEM)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_program_refuses_to_change_an_event():
    verb()(message(), by=SYSTEM)
    with pytest.raises(Refused):
        Event.objects.all().delete()
    with pytest.raises(Refused):
        Event.objects.update(verb="x")

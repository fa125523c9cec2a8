"""The answers travel in the address: whole, unreadable, and not to be made up."""

import base64

import pytest

from passend.rightsfinder.answers import SKIP, opened
from passend.rightsfinder.asking import known

from .made import answers

WALK = answers("zwanger", "geld", None, leerweg="bol", meerling=SKIP, niveau="weet_niet")


def test_a_link_brings_back_all_that_was_tapped() -> None:
    assert opened(WALK.link()) == WALK
    assert WALK.choices("nodig") == ()


def test_a_link_can_stand_in_an_address_and_tells_nothing() -> None:
    link = WALK.link()
    assert not set(link) & set("/?#&=+% ")
    inside = base64.urlsafe_b64decode(link.partition(":")[2] + "==")
    assert b"zwanger" not in inside
    assert b"bol" not in inside


@pytest.mark.parametrize("link", ["x", "1:x", "2:AAAA", "1:é", ":", WALK.link()[:-4] + "AAAA"])
def test_a_link_that_was_made_up_or_changed_opens_nothing(link: str) -> None:
    assert opened(link) is None


def test_the_same_answers_never_give_the_same_link_twice() -> None:
    assert WALK.link() != WALK.link()


def test_going_back_takes_away_one_tap_at_a_time() -> None:
    one = answers("zwanger", "geld", leerweg="bol").before()
    assert one == answers("zwanger", "geld")
    assert one.before() == answers("zwanger")
    assert answers().before() is None


def test_tapping_a_choice_once_more_takes_it_away() -> None:
    both = answers("zwanger").choosing("heb", "kind")
    assert both.choices("heb") == ("zwanger", "kind")
    assert both.choosing("heb", "zwanger").choices("heb") == ("kind",)
    assert both.choosing("heb", None) == both


def test_what_an_older_link_says_that_nobody_knows_any_more_is_left_out() -> None:
    old = answers("verdwenen", bestond_ooit="ja", leeftijd="heel oud", leerweg="bol")
    assert known(old) == {"leerweg": "bol"}


def test_an_answer_to_a_question_wins_from_what_a_step_implied() -> None:
    assert known(answers("zwanger"))["zwanger"] is True
    assert known(answers("zwanger", zwanger="nee"))["zwanger"] is False

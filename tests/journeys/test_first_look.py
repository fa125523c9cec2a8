"""Somebody comes by for the first time, looks around, and signs in."""

from tests import given

from .person import PHONE

PASSWORD = "een lange zin om te onthouden"


def test_a_visitor_sees_where_to_go_and_signs_in(somebody):
    coach = given.coach()
    coach.set_password(PASSWORD)
    coach.save()
    visitor = somebody()
    visitor.goes_to("/").clicks_on("Inloggen")
    visitor.fills("Je e-mailadres", coach.username).fills("Je wachtwoord", PASSWORD)
    visitor.clicks_on("Inloggen", "button").reads(str(coach))


def test_a_wrong_password_is_said_in_plain_words(somebody):
    visitor = somebody(PHONE)
    visitor.goes_to("/inloggen/")
    visitor.fills("Je e-mailadres", "niemand").fills("Je wachtwoord", "iets anders")
    visitor.clicks_on("Inloggen", "button").reads("wachtwoord")

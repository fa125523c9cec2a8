"""Coming in for the first time and after: staff, a parent; with an app, a passkey, and without a
mouse or script where that can be."""

import re

from passend.core.models import Message
from passend.people.actions import accounts, invitations
from tests import given
from tests.signing_in import App, app_of

from .coming_in import PASSWORD
from .person import PHONE


def mailed(kind, what=r"https?://[^/\s]+(/\S+)"):
    return re.search(what, Message.objects.filter(kind=kind).latest("created_at").body)[1]


def sets_up_the_app(person):
    letters = person.page.locator(".letters").inner_text().replace(" ", "").strip()
    app = App(letters)
    person.fills("De code uit je app", app.code()).clicks_on("Klaar")
    person.reads("Elke code werkt één keer").clicks_on("Ik heb ze bewaard")
    return app


def test_new_staff_come_in_from_the_mail_with_a_second_step(somebody):
    karin = given.coach(email="karin@school.nl", username="karin@school.nl")
    accounts.invite(karin, by=given.manager())
    person = somebody()
    person.goes_to(mailed("staff_invited")).fills("Nieuw wachtwoord", PASSWORD)
    person.page.get_by_label("wachtwoord").nth(1).fill(PASSWORD)
    person.clicks_on("Opslaan")
    person.fills("Je e-mailadres", "karin@school.nl").fills("Je wachtwoord", PASSWORD)
    person.clicks_on("Inloggen", "button", exact=True).reads("Stel je tweede stap in")
    person.goes_to("/vandaag/").reads("Stel je tweede stap in")
    person.clicks_on("Een app op je telefoon").reads("Richt de camera")
    sets_up_the_app(person)
    person.reads("Vandaag").goes_to("/mijn-account/").reads("App op je telefoon")
    person.clicks_on("Bekijk je apparaten").reads("Chrome op Linux").reads("dit apparaat")
    person.goes_to("/mijn-account/codes/").reads("Je hebt nog 10 codes")
    person.goes_to("/ben-jij-het/").reads("Ben jij het nog?")


def test_everything_but_a_passkey_works_without_javascript(somebody):
    coach = given.coach()
    coach.set_password(PASSWORD)
    coach.save()
    person = somebody(PHONE, javascript=False)
    person.goes_to("/inloggen/").fills("Je e-mailadres", coach.username)
    person.fills("Je wachtwoord", PASSWORD).clicks_on("Inloggen", "button", exact=True)
    person.clicks_on("Een app op je telefoon")
    sets_up_the_app(person)
    person.goes_to("/waar-ben-je-ingelogd/").clicks_on("Beëindig")
    person.goes_to("/vandaag/").reads("Inloggen")


def test_a_passkey_is_set_up_and_opens_the_door(somebody):
    coach = given.coach()
    coach.set_password(PASSWORD)
    coach.save()
    person = somebody()
    person.base = person.base.replace("127.0.0.1", "localhost")  # a passkey is of a name
    browser = person.page.context.new_cdp_session(person.page)
    browser.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
           "hasUserVerification": True, "isUserVerified": True,
           "automaticPresenceSimulation": True}  # fmt: skip
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    person.goes_to("/inloggen/").fills("Je e-mailadres", coach.username)
    person.fills("Je wachtwoord", PASSWORD).clicks_on("Inloggen", "button", exact=True)
    person.clicks_on("Een passkey").fills("Hoe noem je deze passkey?", "mijn telefoon")
    person.page.get_by_role("button", name="Verder").click()
    person.page.wait_for_url("**/mijn-account/codes/")
    person.looks()
    person.clicks_on("Ik heb ze bewaard").goes_to("/mijn-account/").reads("mijn telefoon")

    person.page.context.clear_cookies()
    person.goes_to("/inloggen/").fills("Je e-mailadres", coach.username)
    person.fills("Je wachtwoord", PASSWORD).clicks_on("Inloggen", "button", exact=True)
    person.reads("De tweede stap")
    person.page.get_by_role("button", name="Gebruik je passkey").click()
    person.page.wait_for_url("**/vandaag/")
    person.looks()


def test_a_parent_comes_in_with_the_invitation_and_a_code(somebody):
    case = given.heard_case()
    petra = given.account(email="petra@example.org")
    invitations.send(petra, about=case, kind="parent_invited")
    person = somebody(PHONE)
    person.goes_to(mailed("parent_invited")).reads("Je bent uitgenodigd")
    person.clicks_on("Mail mij de code")
    person.fills("De code uit de mail", mailed("code", r"\b(\d{6})\b"))
    person.clicks_on("Naar binnen").does_not_read("uitgenodigd")


def test_the_manager_helps_who_lost_the_second_step(somebody):
    lost = given.coach(last_name="Kwijt")
    app_of(lost)
    person = somebody().signs_in(given.manager())
    person.goes_to("/medewerkers/").reads("Kwijt")
    person.clicks_on("Tweede stap wissen").clicks_on("Tweede stap wissen", "button")
    person.reads("De medewerker krijgt een mail")


def test_the_statement_about_accessibility_is_in_every_footer(somebody):
    person = somebody(PHONE)
    person.goes_to("/").clicks_on("Toegankelijkheid").reads("WCAG 2.2").reads("EN 301 549")

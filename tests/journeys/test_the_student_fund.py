"""A student asks the fund on a phone with a photo; it is decided, paid by two people, and read."""

from collections.abc import Callable
from datetime import date

from passend.fund.models import FundApplication, Payment, PaymentList
from tests import given_fund as fund

from .person import PHONE, Person

ASKING, DECIDING, PAYING = 12, 4, 5


def test_a_student_asks_with_a_photo_and_reads_what_was_decided_and_paid(
    somebody: Callable[..., Person], travel: Callable[[date], None]
) -> None:
    travel(date(2026, 11, 2))
    case, worker, colleague = fund.case(), fund.worker(), fund.worker()
    fund.budget()
    fund.account()
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/mijn-route/").clicks_on("Vraag geld aan bij het studentenfonds")
    noor.chooses("ik heb te weinig geld voor schoolspullen").clicks_on("Verder", "button")
    noor.fills("Waarvoor heb je het nodig?", "Een laptop voor de les.")
    noor.fills("Hoeveel geld is het ongeveer?", "400").clicks_on(
        "Vertel wat je nodig hebt", "button"
    )
    noor.clicks_on("Rekening invullen", "link").fills("IBAN", fund.IBAN)
    noor.clicks_on("Rekening invullen", "button").clicks_on("Foto of pdf toevoegen", "link")
    adds_photo(noor)
    noor.reads("brief.jpg").clicks_on("Verstuur mijn aanvraag", "link")
    noor.clicks_on("Verstuur mijn aanvraag", "button").reads("14 december 2026")
    made = FundApplication.objects.get()
    assert (made.status, made.papers.count()) == ("asked", 1)
    assert noor.clicks <= ASKING

    anouk = somebody().signs_in(worker)
    anouk.goes_to("/studentenfonds/").clicks_on("Bekijk en beslis").reads("Een laptop voor de les.")
    anouk.clicks_on("Mist er nog iets?").fills("Wat mist er nog?", "Stuur een loonstrook.")
    anouk.clicks_on("Vraag om meer", "button")
    noor.goes_to(made.get_absolute_url()).reads("Stuur een loonstrook.")
    noor.clicks_on("Foto of pdf toevoegen", "link")
    adds_photo(noor)
    noor.clicks_on("Aanvullen", "link").fills("Wat is je antwoord?", "Hier is hij.")
    noor.clicks_on("Aanvullen", "button")

    anouk.clicks = 0
    anouk.goes_to("/studentenfonds/").clicks_on("Bekijk en beslis").reads("Hier is hij.")
    anouk.chooses("ja").clicks_on("Besluit nemen", "button").reads("Het besluit: ja")
    made.refresh_from_db()
    assert (made.status, made.amount) == ("granted", 400)
    assert anouk.clicks <= DECIDING

    bram = somebody().signs_in(colleague)
    bram.goes_to("/betaallijsten/").clicks_on("Betaallijst maken", "link")
    bram.fills("Op welke dag betaalt de bank?", "2026-11-09")
    bram.clicks_on("Betaallijst maken", "button").reads("€ 400,00")
    batch = PaymentList.objects.get()
    anouk.goes_to(batch.get_absolute_url()).reads("Een collega bevestigt dat de bank betaalde.")
    travel(date(2026, 11, 9))
    bram.goes_to(batch.get_absolute_url()).clicks_on("De bank heeft betaald", "link")
    bram.clicks_on("De bank heeft betaald", "button")
    assert made.payments.get().status == Payment.Status.PAID
    assert bram.clicks <= PAYING

    noor.goes_to(made.get_absolute_url()).reads("Het besluit: ja").reads("€ 400,00")
    noor.reads("14 december 2026").reads("bezwaar")


def test_a_coach_begins_it_the_student_sends_it_and_reads_when_the_fund_is_late(
    somebody: Callable[..., Person], travel: Callable[[date], None]
) -> None:
    travel(date(2026, 11, 2))
    case, worker = fund.case(), fund.worker()
    fund.budget()
    coach = somebody().signs_in(case.coach)
    coach.goes_to(f"/dossiers/{case.pk}/studentenfonds/invullen/")
    coach.chooses("ik heb te weinig geld voor schoolspullen")
    coach.fills("Wat heeft de student nodig?", "Werkschoenen voor de les.")
    coach.clicks_on("Geld van school vragen met de student", "button")
    made = FundApplication.objects.get()
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to(made.get_absolute_url()).reads("Jij zegt of het klopt.")
    noor.clicks_on("Ja, verstuur deze aanvraag", "link").reads("Werkschoenen voor de les.")
    noor.clicks_on("Ja, verstuur deze aanvraag", "button").reads("14 december 2026")
    travel(date(2026, 12, 15))
    noor.signs_in(case.person).goes_to(made.get_absolute_url()).reads("Het fonds is te laat.")
    noor.clicks_on("Maak bezwaar bij het loket")
    anouk = somebody().signs_in(worker)
    anouk.goes_to("/studentenfonds/").reads("is de laatste dag om te besluiten voorbij")
    anouk.clicks_on("Bekijk en beslis").reads("De laatste dag om te besluiten is voorbij")
    anouk.goes_to("/fondscijfers/")


def adds_photo(person: Person) -> None:
    shot = fund.photo()
    kept = {"name": "brief.jpg", "mimeType": "image/jpeg", "buffer": shot.read()}
    person.page.locator("input[type=file]").first.set_input_files(kept)
    person.clicks_on("Toevoegen", "button")

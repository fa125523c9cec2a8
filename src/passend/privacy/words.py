"""What our records are called by who they are about: titles and fields in plain Dutch."""

from typing import Any

from django.db import models

TITLES = {
    "adjustments.adjustment": "Je aanvraag voor examens",
    "adjustments.ballot": "Een voorstel in de examencommissie",
    "adjustments.recusal": "Wie niet meebeslist over je examens",
    "adjustments.vote": "Een stem in de examencommissie",
    "adjustments.arrangement": "Je aanvraag voor lessen of verlof",
    "agreements.agreedmeasure": "Een afspraak",
    "agreements.agreement": "Afspraken over extra steun",
    "agreements.cardproblem": "Een docent zegt dat het niet lukt",
    "agreements.cardseen": "Een docent las de kaart",
    "people.invitation": "Een uitnodiging per mail",
    "cases.involvement": "Wie met je meekijkt",
    "cases.sharedanswer": "Een reactie van iemand van buiten",
    "cases.sharingchoice": "Wat jij deelt, en met wie",
    "cases.sharingquestion": "Een vraag over delen",
    "agreements.consent": "Je akkoord",
    "agreements.draftrevision": "Eerdere tekst van een concept",
    "agreements.evaluation": "Evaluatie",
    "agreements.keptanswer": "Of een afspraak werkt",
    "agreements.measurereview": "Terugkijken op een afspraak",
    "agreements.papersignature": "Handtekening op papier",
    "agreements.wish": "Een wens",
    "cases.announcement": "Wanneer we je iets vertelden",
    "cases.appointment": "Afspraak voor een gesprek",
    "cases.breakglass": "Noodtoegang tot je dossier",
    "cases.case": "Je dossier",
    "cases.caseparent": "Een ouder die meekijkt",
    "cases.handover": "Overdracht aan een andere begeleider",
    "cases.intake": "Intakegesprek",
    "cases.match": "Koppeling met het register",
    "cases.need": "Waar je tegenaan loopt",
    "cases.supportrequest": "Je vraag om hulp",
    "cases.talk": "Gesprek",
    "cases.topic": "Onderwerp voor een gesprek",
    "core.event": "Wie wat deed en wie keek",
    "core.job": "Taak op de achtergrond",
    "core.message": "Bericht dat we je stuurden",
    "desk.calendarfeed": "Je agenda in een andere app",
    "desk.lookquestion": "Je vraag over wie keek",
    "fund.fundapplication": "Je aanvraag bij het studentenfonds",
    "fund.fundpaper": "Bewijs bij je aanvraag",
    "fund.payment": "Betaling uit het studentenfonds",
    "fund.paymentlist": "Een betaallijst die je maakte",
    "fund.repayment": "Geld dat school terugvraagt",
    "facility.matter": "Wat je naar het loket bracht",
    "facility.keptout": "Wie jouw zaak niet mag zien",
    "facility.matterstep": "Wat er met je zaak is gedaan",
    "people.alarm": "Seintje over jouw gebruik",
    "people.enrolment": "Inschrijving",
    "people.enrolmentperiod": "Periode in je inschrijving",
    "people.import": "Lijst die jij hebt geladen",
    "people.importrow": "Rij over jou in een geladen lijst",
    "people.onetimecode": "Code om in te loggen",
    "people.staffrole": "Je rol op school",
    "people.student": "Je gegevens in het register",
    "people.supportperiod": "Periode van extra steun in het register",
    "people.teachinggroup": "Groep waaraan je lesgeeft",
    "people.user": "Je account",
    "privacy.datarequest": "Je verzoek over je gegevens",
    "rightsfinder.outreachchoice": "Of je brieven over rechten wilt",
    "rightsfinder.outreachletter": "Een brief over een recht",
}
LENT = {
    "account.EmailAddress": "E-mailadres om in te loggen",
    "mfa.Authenticator": "Tweede stap bij het inloggen",
    "socialaccount.SocialAccount": "Inloggen met het account van school",
    "usersessions.UserSession": "Waar je bent ingelogd",
}
"""What the library of the sign-in keeps of an account (`core.reference.borrowed`)."""
FIELDS = {
    "added_on": "toegevoegd op", "address": "e-mailadres", "agree_by": "afspraken uiterlijk",
    "answer": "antwoord", "answer_by": "antwoord uiterlijk", "answered_by": "antwoord van",
    "answered_on": "beantwoord op", "answers": "antwoorden", "asked_on": "gevraagd op",
    "at": "wanneer", "born_earliest": "geboren op, of op zijn vroegst",
    "born_latest": "geboren op, of op zijn laatst", "case": "dossier", "closed_on": "gesloten op",
    "close_reason": "reden van sluiten", "coach": "begeleider", "created_at": "gemaakt op",
    "date_joined": "account sinds", "details": "codes en datums", "dossier": "dossier (sleutel)",
    "ended_on": "gestopt op", "enrolment": "inschrijving", "found_on": "gevonden op",
    "from_on": "vanaf", "ground": "op welke grond", "heard_on": "intake op",
    "in_force_on": "geldt sinds", "intaker": "intaker", "last_login": "laatst ingelogd",
    "made_on": "gemaakt op", "number": "nummer", "on": "datum", "owner": "van wie (sleutel)",
    "person": "account", "programme": "opleiding", "proposed_on": "voorgesteld op",
    "purpose": "waarvoor", "requested_on": "gevraagd op", "role": "rol", "said_on": "gezegd op",
    "sent_at": "verstuurd op", "started_at": "begonnen op", "status": "stand",
    "student": "student", "subject": "waarover", "team": "team", "text": "tekst", "to": "aan",
    "to_on": "tot en met", "until_on": "tot en met", "user": "account", "verb": "wat",
    "ip": "internetadres", "user_agent": "browser", "last_seen_at": "laatst gezien",
    "last_used_at": "laatst gebruikt", "email": "e-mailadres", "type": "soort",
    "actor": "wie (sleutel)", "kind": "soort", "title": "titel", "outcome": "uitkomst",
}  # fmt: skip


def title_of(model: type[models.Model]) -> str:
    """The heading above the records of this model."""
    return TITLES.get(model._meta.label_lower, str(model._meta.verbose_name))


def name_of(field: Any) -> str:
    """What a field is called: our words, else those of the form it comes from."""
    told = str(field.verbose_name)
    if told != field.name.replace("_", " "):
        return told
    return FIELDS.get(field.name, told)

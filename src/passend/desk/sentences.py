"""Events in plain words: for the dossier's timeline and for "wie keek"."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.adjustments.models import Planner
from passend.cases.models import Involvement
from passend.core.actions import ACTIONS
from passend.core.actors import actor_key
from passend.core.models import Event
from passend.core.purposes import Purpose, purpose_of
from passend.people.models import User

WHO = {
    "caseload": gettext_lazy("je slb’er"),
    "intake": gettext_lazy("je intaker"),
    "team": gettext_lazy("de ondersteuningscoördinator"),
    "group": gettext_lazy("je docent"),
    "consent": gettext_lazy("helpt je, met jouw ja"),
    "parent": gettext_lazy("je ouder of verzorger"),
    "glass": gettext_lazy("met noodtoegang"),
    "question": gettext_lazy("de privacy officer"),
    "invited": gettext_lazy("van buiten school"),
    "practice": gettext_lazy("je begeleider voor de stage"),
    "decision": gettext_lazy("de examencommissie"),
    "fund": gettext_lazy("het studentenfonds"),
    "planner": gettext_lazy("een systeem van school"),
}
WHY = {  # the ground says it more precisely than the purpose
    "caseload": gettext_lazy("om je te begeleiden"),
    "intake": gettext_lazy("om het gesprek met jou voor te bereiden"),
    "team": gettext_lazy("om te zien of de afspraken op tijd klaar zijn"),
    "group": gettext_lazy("om te weten wat je in de les nodig hebt"),
    "consent": gettext_lazy("om je te helpen"),
    "parent": gettext_lazy("om met je mee te kijken"),
    "glass": gettext_lazy("omdat het niet kon wachten"),
    "question": gettext_lazy("om jouw vraag uit te zoeken"),
    "invited": gettext_lazy("omdat je dit deelt"),
    "practice": gettext_lazy("om je op stage te helpen"),
    "decision": gettext_lazy("om erover te beslissen"),
    "fund": gettext_lazy("voor je aanvraag bij het studentenfonds"),
    "planner": gettext_lazy("om je examen te plannen"),
}
PURPOSES = {
    Purpose.INTAKE: gettext_lazy("om kennis met je te maken"),
    Purpose.GUIDANCE: gettext_lazy("om je te begeleiden"),
    Purpose.EXAM: gettext_lazy("voor je examen"),
    Purpose.FUND: gettext_lazy("voor je aanvraag bij het studentenfonds"),
    Purpose.PLACEMENT: gettext_lazy("voor je stage"),
    Purpose.COMPLAINT: gettext_lazy("om jouw vraag uit te zoeken"),
    Purpose.RUNNING: gettext_lazy("voor het beheer van het systeem"),
    Purpose.ACCESS: gettext_lazy("om gegevens te laten zien aan wie dat mag"),
}


def why(event: Event) -> str:
    """What somebody looked for, as the end of a sentence; nothing for a word we do not know."""
    ground = event.ground.partition(" ")[0]
    known = purpose_of(event.purpose)
    return str(WHY.get(ground) or (PURPOSES[known] if known else ""))


WHAT = {
    "case": gettext_lazy("je dossier"),
    "card": gettext_lazy("je kaart voor de les"),
    "agreement": gettext_lazy("je afspraken"),
    "supportrequest": gettext_lazy("je vraag"),
    "evaluation": gettext_lazy("je evaluatie"),
    "consent": gettext_lazy("je akkoord"),
    "papersignature": gettext_lazy("je handtekening"),
    "handover": gettext_lazy("je overdracht"),
    "match": gettext_lazy("je inschrijving"),
    "log": gettext_lazy("het logboek van je dossier"),
    "lookquestion": gettext_lazy("je vraag over kijken"),
    "breakglass": gettext_lazy("de noodtoegang"),
    "datarequest": gettext_lazy("je verzoek over je gegevens"),
    "outreachletter": gettext_lazy("een brief over een recht"),
    "outreachchoice": gettext_lazy("of je brieven over rechten wilt"),
    "involvement": gettext_lazy("wat je deelt"),
    "agreedmeasure": gettext_lazy("een afspraak"),
    "adjustment": gettext_lazy("je aanvraag voor examens"),
    "planner": gettext_lazy("wat je bij examens krijgt"),
    "arrangement": gettext_lazy("je aanvraag voor lessen of verlof"),
    "fundapplication": gettext_lazy("je aanvraag bij het studentenfonds"),
}


def people_in(events: Iterable[Event], known: dict[str, Any] | None = None) -> dict[str, Any]:
    """The accounts behind the actors of these events; of who came from outside the organisation,
    as the student knows it. `known` are those that the page read already, by their key."""
    known = known or {}
    actors = {event.actor for event in events if ":" in event.actor} - known.keys()
    if not actors:
        return known
    keys = [actor.partition(":")[2] for actor in actors]
    any_planner = any(actor.startswith(Planner._meta.label_lower) for actor in actors)
    outside = Involvement.objects.filter(user=OuterRef("pk")).exclude(organisation="")
    named = outside.order_by("-asked_on").values("organisation")[:1]
    accounts = User.objects.filter(pk__in=[UUID(key) for key in keys])
    found = accounts.only("first_name", "last_name").annotate(organisation=Subquery(named))
    programs = Planner.objects.filter(pk__in=[UUID(key) for key in keys]) if any_planner else []
    return (
        known
        | {actor_key(user): user.organisation or user for user in found}
        | {actor_key(planner): planner for planner in programs}
    )


def name_of(actor: str, people: dict[str, Any]) -> str:
    """Who did it: a name as long as we know the person, else what kind of actor it was."""
    if actor in people:
        return str(people[actor])
    return {"system": _("Passend zelf"), "visitor": _("een bezoeker")}.get(
        actor, _("iemand die hier weg is")
    )


def happened(events: list[Event], known: dict[str, Any]) -> list[dict[str, Any]]:
    """Moments for the timeline: when, what, by whom."""
    people = people_in(events, known)
    return [
        {"at": event.at, "text": done(event.verb), "by": name_of(event.actor, people)}
        for event in events
    ]


def done(verb: str) -> str:
    """What happened, as a short sentence; the label of the action where we have no better one."""
    if verb in DONE:
        return str(DONE[verb])
    action = ACTIONS.get(verb)
    return str(action.label) if action else verb


DONE: dict[str, Any] = {
    "request.send": gettext_lazy("Hulp gevraagd"),
    "request.confirm": gettext_lazy("De aanvraag klopt, zei de student"),
    "case.open": gettext_lazy("Dossier geopend"),
    "case.correct": gettext_lazy("Gegevens aangepast"),
    "case.assign_intaker": gettext_lazy("Gekozen wie de intake doet"),
    "case.hear": gettext_lazy("Intake gehouden"),
    "case.admit": gettext_lazy("Besloten over de inschrijving"),
    "case.join": gettext_lazy("De inschrijving bij school staat nu bij dit dossier"),
    "case.follow": gettext_lazy("Gegevens van de inschrijving bijgewerkt"),
    "case.notice": gettext_lazy("De inschrijving bij school veranderde"),
    "case.close": gettext_lazy("Dossier gesloten"),
    "case.reopen": gettext_lazy("Dossier weer geopend"),
    "case.assign_coach": gettext_lazy("Begeleider gekozen"),
    "case.hand_over": gettext_lazy("Overgedragen aan een andere begeleider"),
    "case.remind": gettext_lazy("Herinnering gestuurd"),
    "agreement.remind": gettext_lazy("Herinnering gestuurd"),
    "case.resend": gettext_lazy("Post opnieuw gestuurd"),
    "outreach.deliver": gettext_lazy("Brief gestuurd over een recht"),
    "outreach.stop": gettext_lazy("De student wil geen brieven over rechten"),
    "outreach.resume": gettext_lazy("De student wil weer brieven over rechten"),
    "outreach.choose": gettext_lazy("De student koos over brieven over rechten"),
    "announcement.see": gettext_lazy("Gelezen door de student"),
    "announcement.tell": gettext_lazy("Verteld aan de student"),
    "appointment.plan": gettext_lazy("Tijd gekozen voor een gesprek"),
    "appointment.move": gettext_lazy("Gesprek verplaatst"),
    "appointment.cancel": gettext_lazy("Gesprek afgezegd"),
    "hand_over.object": gettext_lazy("De student wil de overdracht niet"),
    "hand_over.answer": gettext_lazy("Antwoord gegeven over de overdracht"),
    "need.add": gettext_lazy("Opgeschreven waarbij hulp nodig is"),
    "need.close": gettext_lazy("Hierbij is geen hulp meer nodig"),
    "talk.record": gettext_lazy("Gesprek gevoerd"),
    "topic.add": gettext_lazy("Onderwerp klaargezet voor een gesprek"),
    "topic.drop": gettext_lazy("Onderwerp geschrapt: dat hoeft niet meer besproken te worden"),
    "match.confirm": gettext_lazy("De inschrijving hoort bij deze student"),
    "match.reject": gettext_lazy("De inschrijving hoort bij iemand anders"),
    "parent.add": gettext_lazy("Een ouder kijkt mee"),
    "parent.remove": gettext_lazy("Een ouder kijkt niet meer mee"),
    "parent.keep": gettext_lazy("Een ouder kijkt weer mee"),
    "parent.lapse": gettext_lazy("De student werd 18: een ouder kijkt niet meer mee"),
    "involved.name": gettext_lazy("Iemand van school gevraagd om te helpen"),
    "involved.invite": gettext_lazy("Iemand van buiten uitgenodigd"),
    "involved.agree": gettext_lazy("Ja gezegd: iemand mag meekijken"),
    "involved.decline": gettext_lazy("Nee gezegd: iemand mag niet meekijken"),
    "involved.end": gettext_lazy("Iemand kijkt niet meer mee"),
    "data.outgrow": gettext_lazy("De student werd 16 en kiest nu zelf wat school mag gebruiken"),
    "involved.lapse": gettext_lazy("De tijd van meekijken is om"),
    "involved.answer": gettext_lazy("Iemand van buiten gaf een reactie"),
    "sharing.switch": gettext_lazy("De student koos wie iets ziet"),
    "sharing.ask": gettext_lazy("De student gevraagd om iets te delen"),
    "sharing.keep": gettext_lazy("De student deelt het niet"),
    "agreement.release": gettext_lazy("De student werd 16 en beslist nu zelf"),
    "agreement.draft": gettext_lazy("Concept van de afspraken gemaakt"),
    "agreement.edit": gettext_lazy("Concept van de afspraken veranderd"),
    "agreement.propose": gettext_lazy("Voorstel naar de student gestuurd"),
    "agreement.withdraw": gettext_lazy("Voorstel ingetrokken"),
    "agreement.answer": gettext_lazy("De student gaf antwoord op het voorstel"),
    "agreement.answer_by_code": gettext_lazy("De student gaf antwoord met een code"),
    "agreement.send_code": gettext_lazy("Code gestuurd om samen in te vullen"),
    "agreement.ask_talk": gettext_lazy("De student wil eerst praten"),
    "agreement.decide": gettext_lazy("Besluit bijgewerkt"),
    "agreement.confirm_paper": gettext_lazy("Handtekening op papier ontvangen"),
    "agreement.object_paper": gettext_lazy("De student tekende niet, zegt die zelf"),
    "agreement.recheck": gettext_lazy("Afspraken nagekeken"),
    "agreement.end": gettext_lazy("Afspraken beëindigd"),
    "adjustment.ask": gettext_lazy("De student vroeg iets voor examens"),
    "adjustment.fill_in": gettext_lazy("Een aanvraag voor examens ingevuld met de student"),
    "adjustment.confirm": gettext_lazy("De aanvraag voor examens klopt, zei de student"),
    "adjustment.advise": gettext_lazy("Advies gegeven over examens"),
    "adjustment.ask_more": gettext_lazy("Aan de student gevraagd wat nog mist"),
    "adjustment.supplement": gettext_lazy("De student vulde de aanvraag aan"),
    "adjustment.resume": gettext_lazy("Er kwam geen antwoord: de examencommissie gaat verder"),
    "adjustment.withdraw": gettext_lazy("De student trok de aanvraag voor examens in"),
    "adjustment.decide": gettext_lazy("Besloten over examens"),
    "adjustment.end": gettext_lazy("De student heeft iets voor examens niet meer nodig"),
    "adjustment.expire": gettext_lazy("Iets voor examens is voorbij"),
    "arrangement.ask": gettext_lazy("De student vroeg iets over lessen"),
    "arrangement.fill_in": gettext_lazy("Een aanvraag over lessen ingevuld met de student"),
    "arrangement.tell": gettext_lazy("De student vroeg verlof"),
    "arrangement.tell_for": gettext_lazy("Verlof ingevuld met de student"),
    "arrangement.confirm": gettext_lazy("De aanvraag klopt, zei de student"),
    "arrangement.ask_more": gettext_lazy("Aan de student gevraagd wat nog mist"),
    "arrangement.supplement": gettext_lazy("De student vulde de aanvraag aan"),
    "arrangement.resume": gettext_lazy("Er kwam geen antwoord: school gaat verder"),
    "arrangement.withdraw": gettext_lazy("De student trok de aanvraag in"),
    "arrangement.decide": gettext_lazy("Besloten over lessen"),
    "arrangement.record": gettext_lazy("Verlof vastgelegd"),
    "arrangement.review": gettext_lazy("Teruggekeken op wat over lessen is geregeld"),
    "arrangement.stop": gettext_lazy("Besloten dat een regeling over lessen eerder stopt"),
    "arrangement.end": gettext_lazy("De student heeft een regeling over lessen niet meer nodig"),
    "arrangement.expire": gettext_lazy("Een regeling over lessen is voorbij"),
    "evaluation.ask": gettext_lazy("Evaluatie gestart"),
    "evaluation.tell": gettext_lazy("De student vertelde wat die vindt"),
    "evaluation.hold": gettext_lazy("Evaluatie gedaan"),
    "kept.say": gettext_lazy("De student zei of het werkt"),
    "kept.ask": gettext_lazy("Gevraagd of de afspraken werken"),
    "kept.answer": gettext_lazy("Antwoord gegeven aan de student"),
    "card.see": gettext_lazy("Een docent zag de kaart"),
    "card.report": gettext_lazy("Een docent zei dat het niet lukt"),
    "card.solve": gettext_lazy("Antwoord gegeven aan de docent"),
    "look.ask": gettext_lazy("De student vroeg wie er keek"),
    "look.answer": gettext_lazy("Antwoord gegeven over het kijken"),
    "look.extend": gettext_lazy("Uitstel genomen voor het antwoord over het kijken"),
    "glass.open": gettext_lazy("Noodtoegang geopend"),
    "glass.close": gettext_lazy("Noodtoegang gesloten"),
    "glass.review": gettext_lazy("Noodtoegang nagekeken"),
    "glass.tell": gettext_lazy("De student weet van de noodtoegang"),
    "glass.restore": gettext_lazy("Noodtoegang mag weer"),
}

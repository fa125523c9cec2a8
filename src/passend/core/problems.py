"""What a program reads when something is wrong (RFC 9457), the same words in every interface."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

JSON = "application/problem+json"

TITLES = {
    400: gettext_lazy("Er klopt iets niet in de vraag"),
    401: gettext_lazy("We weten niet wie dit vraagt"),
    403: gettext_lazy("Dit gaat alleen over https"),
    404: gettext_lazy("Dit bestaat niet"),
    405: gettext_lazy("Dit kan hier niet"),
    406: gettext_lazy("Deze vorm hebben we niet"),
    413: gettext_lazy("Dit is te groot"),
    415: gettext_lazy("Deze vorm lezen we niet"),
    429: gettext_lazy("Dit is even te veel"),
    500: gettext_lazy("Er ging bij ons iets mis"),
    503: gettext_lazy("We kunnen nu niet bij de gegevens"),
    507: gettext_lazy("Er is geen plaats meer"),
}
DETAILS = {
    400: gettext_lazy("We kunnen deze vraag niet lezen."),
    401: gettext_lazy("Er is geen token, of het geldt niet meer. Haal een nieuw token."),
    403: gettext_lazy("Wat je stuurde, was voor anderen te lezen. Begin het adres met https."),
    404: gettext_lazy("Op dit adres is niets. Kijk of het goed geschreven is."),
    405: gettext_lazy("Dit adres kent deze methode niet. In de kop Allow staat wat wel kan."),
    406: gettext_lazy("We antwoorden alleen met application/json."),
    413: gettext_lazy("Stuur hoogstens %(n)s bytes."),
    415: gettext_lazy("Stuur JSON, met Content-Type: application/json."),
    429: gettext_lazy("Wacht even. In de kop Retry-After staat hoeveel seconden."),
    500: gettext_lazy("Het ligt niet aan jouw vraag. Probeer het later opnieuw."),
    503: gettext_lazy("Probeer het over een minuut opnieuw."),
    507: gettext_lazy("De beheerder moet ruimte maken."),
}


def title(status: int) -> str:
    """What is wrong, in short; for a status without words of its own those of its kind."""
    return str(TITLES.get(status) or TITLES[500 if status >= 500 else 400])


def detail(status: int) -> str:
    """What can be done about it."""
    return str(DETAILS.get(status) or DETAILS[500 if status >= 500 else 400])


def written(status: int, told: dict[str, Any], answer: HttpResponse | None = None) -> HttpResponse:
    """This as an answer; one that is there keeps its status and headers and gets the body."""
    answer = answer or HttpResponse(status=status)
    answer.content = json.dumps(told).encode()
    answer["Content-Type"] = JSON
    if answer.has_header("Content-Length"):
        answer["Content-Length"] = str(len(answer.content))
    return answer

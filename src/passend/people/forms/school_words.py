"""How the page of the school's own choices asks: in parts, in words of a person."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

PARTS: Final[list[tuple[str, Any, Any, tuple[str, ...]]]] = [
    (
        "school",
        _("De school"),
        _("Dit lezen studenten en ouders op de pagina’s."),
        (
            "name",
            "brin",
            "contact_",
            "dpo_email",
            "hosting",
            "transfers",
            "complaint_route",
            "is_public",
            "boards_together",
        ),
    ),
    (
        "termijnen",
        _("Hoe snel wij zijn"),
        _("Vakanties tellen niet mee. Een dag die al vaststaat, blijft staan."),
        ("service_level_days", "call_within_days", "holidays"),
    ),
    (
        "akkoord",
        _("Ja zeggen"),
        _("Vanaf 16 zegt een student alleen ja (UAVG 5). Daaronder ook een ouder."),
        ("objection_days",),
    ),
    (
        "terugkijken",
        _("Terugkijken"),
        _("School kijkt elk studiejaar met de student terug (WEB 8.1.3a)."),
        ("evaluation_row_from_month", "late_signing_month", "kept_months"),
    ),
    (
        "nood",
        _("Noodtoegang en seintjes"),
        _("Een seintje gaat naar de privacy officer. Die zoekt uit wat er was."),
        ("glass_", "denied_alarm"),
    ),
    (
        "fonds",
        _("Het studentenfonds"),
        _("Gewoon kijken twee mensen: wie besluit, bevestigt niet zelf dat de bank betaalde."),
        ("fund_",),
    ),
    (
        "bewaren",
        _("Hoelang we bewaren"),
        _("Passend wist elke nacht wat voorbij deze tijd is."),
        ("keep_",),
    ),
    (
        "namen",
        _("Hoe het bij jullie heet"),
        _("Laat leeg voor de gewone naam. Meervoud mag erbij: leraar/leraren."),
        ("role_", "tier_"),
    ),
]
"""Of each part: its place on the page, heading, what it is about, and how its fields begin."""
LABELS: Final[dict[str, Any]] = {
    "contact_name": _("Wie kunnen mensen bellen of mailen?"),
    "contact_email": _("E-mail van die persoon"),
    "contact_phone": _("Telefoon van die persoon"),
    "hosting": _("Waar staan de computers en de mail van Passend?"),
    "transfers": _("Gaan er gegevens naar een land buiten de EER? Naar welk, en waarom mag dat?"),
    "is_public": _("Wij zijn een openbare school"),
    "boards_together": _("De examencommissie beslist met een meerderheid"),
    "service_level_days": _("Binnen hoeveel schooldagen zijn er afspraken?"),
    "call_within_days": _("Binnen hoeveel schooldagen bellen we een aanmelder?"),
    "evaluation_row_from_month": _("Vanaf welke maand staat terugkijken op de lijst?"),
    "late_signing_month": _("Vanaf welke maand is een eerste keer terugkijken vrij?"),
    "objection_days": _("Hoeveel dagen kan een student nee zeggen tegen een papier?"),
    "denied_alarm": _("Na hoeveel weigeringen op een dag komt er een seintje?"),
    "fund_alone": _("Eén medewerker van het fonds mag besluiten en ook laten betalen"),
    "glass_alarm": _("Na hoeveel keer noodtoegang op een dag komt er een seintje?"),
}
HELPS: Final[dict[str, Any]] = {
    "brin": _("Vier tekens. DUO gaf ze aan de school."),
    "is_public": _("Dan staat een termijn soms stil (Awb 7:10 en 7:24)."),
    "boards_together": _("Een besluit over examens is dan eerst een voorstel om over te stemmen."),
    "service_level_days": _("Voor wie tijdens de opleiding om hulp vraagt."),
    "evaluation_row_from_month": _("Een getal: 4 is april."),
    "late_signing_month": _(
        "Een getal: 5 is 1 mei. Zijn de afspraken daarna getekend? "
        "Dan hoeft terugkijken dat studiejaar niet. Het mag wel."
    ),
    "objection_days": _("Vanaf de dag dat de student bericht krijgt over de handtekening."),
    "denied_alarm": _("Een weigering: iemand probeert iets wat niet mag."),
}

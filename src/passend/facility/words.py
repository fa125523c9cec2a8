"""What the law calls it, in the words of the page: what a body can do, and what happens next."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from engines.deadlines import Kind, Rescue, Timely

CAN: Final[dict[Kind, Any]] = {
    Kind.QUESTION: _("Het loket geeft antwoord, of zegt wie dat weet."),
    Kind.COMPLAINT: _("De commissie luistert naar jou en naar de ander. Dan geeft zij advies."),
    Kind.DISPUTE: _("De commissie kijkt of jullie er samen uitkomen. Anders geeft zij advies."),
    Kind.OBJECTION: _("De commissie kijkt of jullie er samen uitkomen. Anders geeft zij advies."),
    Kind.APPEAL: _(
        "De commissie kijkt of het besluit klopt met de regels. Zo niet, dan vervalt het."
    ),
}
CONCLUDES: Final[dict[Kind, Any]] = {
    Kind.QUESTION: _("Het loket antwoordt zelf."),
    Kind.COMPLAINT: _("Daarna zegt het bestuur van school wat het doet."),
    Kind.DISPUTE: _("Daarna beslist het bestuur van school."),
    Kind.OBJECTION: _("Daarna beslist het bestuur van school opnieuw."),
    Kind.APPEAL: _("De commissie beslist zelf. Het bestuur gaat daar niet over."),
}
TIMELY: Final[dict[Timely, Any]] = {
    Timely.IN_TIME: _("Je bent op tijd."),
    Timely.LATE: _("Je bent te laat. Breng het toch: dit kan nog."),
    Timely.OPEN: _("Het is lang geleden. De commissie mag het toch nog doen."),
    Timely.NO_TERM: _("De wet noemt geen uiterste dag. Wacht niet te lang."),
    Timely.UNKNOWN: _("Zonder die dag weten we de uiterste dag niet. Doe het snel."),
}
TIMELY_FOR_BODY: Final[dict[Timely, Any]] = {
    Timely.IN_TIME: _("Op tijd gebracht."),
    Timely.LATE: _("Te laat gebracht. Kon de student er iets aan doen (Awb 6:11)?"),
    Timely.OPEN: _("Langer dan een jaar geleden: het mag, het hoeft niet (Awb 9:8)."),
    Timely.NO_TERM: _("De wet noemt geen uiterste dag."),
    Timely.UNKNOWN: _("De dag waarop de termijn begon is niet bekend."),
}
"""The same, for who handles it."""
RESCUES: Final[dict[Rescue, Any]] = {
    Rescue.NOT_TO_BLAME: _(
        "Kon je er niets aan doen? Schrijf op waarom. Dan mag de commissie het toch behandelen "
        "(Awb 6:11)."
    ),
    Rescue.MAY_STILL: _("De commissie hoeft het niet te doen, maar het mag wel."),
    Rescue.NEW_DECISION: _("Is er iets nieuws? Vraag school dan om een nieuw besluit."),
    Rescue.EQUALITY: _(
        "Word je ongelijk behandeld? Dat kun je altijd zeggen bij het College voor de "
        "Rechten van de Mens."
    ),
}
ASKS_DAY: Final[dict[Kind, Any]] = {
    Kind.COMPLAINT: _("Wanneer gebeurde het?"),
    Kind.DISPUTE: _("Wanneer zei school wat zij wel of niet doet?"),
    Kind.OBJECTION: _("Wanneer stuurde of gaf school het besluit?"),
    Kind.APPEAL: _("Wanneer stuurde of gaf school het besluit?"),
}
ALSO: Final[dict[Kind, Any]] = {
    Kind.COMPLAINT: _("Gaat je klacht over iemand? Die krijgt een kopie en mag reageren."),
    Kind.DISPUTE: _(
        "Kan het niet wachten? Schrijf dat op. "
        "De voorzitter zegt binnen een week of het spoed heeft."
    ),
    Kind.OBJECTION: _(
        "Het besluit geldt zolang nog wel. Kan het niet wachten? Schrijf op waarom. "
        "Binnen een week hoor je of het spoed heeft."
    ),
    Kind.APPEAL: _(
        "Het besluit geldt zolang nog wel. Is je examen al snel? "
        "Vraag de voorzitter om een voorlopige voorziening (WEB 7.5.5)."
    ),
}
"""What somebody must know before sending it (Awb 6:16, 9:9; WEB 7.5.5, 7.5.7 lid 5)."""
SILENT: Final = _("Zeg school eerst schriftelijk dat het te laat is. Wacht dan niet te lang.")

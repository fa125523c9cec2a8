"""What can be asked in Passend itself: of the exam committee, the fund, at the front door.

Named by address, because the rooms that answer stand above this one.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

EXAM: Final = (
    "aangepast_examen_school", "centraal_examen_aangepast", "extra_tijd_nederlands",
)  # fmt: skip
"""What the exam committee decides on the request of a student (WGBH/CZ 2)."""
FUND: Final = (
    "fonds_aanvullend", "fonds_activiteiten", "fonds_hardheid", "fonds_lokale_groepen",
    "fonds_medezeggenschap", "fonds_middelen", "fonds_vertraging_beperking",
    "fonds_vertraging_familie", "fonds_vertraging_lijst_school", "fonds_vertraging_opleiding",
    "fonds_vertraging_ziekte", "fonds_vertraging_zwangerschap",
)  # fmt: skip
"""What the school's own student fund pays (WEB 8.1.5)."""
DOOR: Final = {
    "een_loket": "", "bezwaar_met_spoed": "", "geen_andere_bijdrage": "",
    "niet_zomaar_ongeschikt": "", "niet_zomaar_stoppen": "advice",
    "schorsing_hoogstens_twee_weken": "decision", "klacht": "treated",
    "geschil_over_afspraken": "support", "bezwaar_school": "decision",
    "bezwaar_verwijdering": "removal", "beroep_examen": "exam", "beroep_studieadvies": "advice",
}  # fmt: skip
"""What goes to the front door (WEB 7.5.1), with what it is about there."""


@dataclass(frozen=True)
class Here:
    """A page of Passend where one asks it. `verb` is that of who helps in the dossier, if any."""

    url: str
    label: Any
    verb: str = ""


def here(code: str) -> Here | None:
    """Where this provision is asked in Passend; None when that is elsewhere."""
    if code in EXAM:
        label = _("Vraag het aan (je logt in)")
        return Here(reverse("route.ask", args=["examens"]), label, verb="adjustment.fill_in")
    if code in FUND:
        label = _("Vraag het aan (je logt in)")
        url = reverse("route.ask", args=["studentenfonds"])
        return Here(url, label, verb="fundapplication.fill_in")
    if code in DOOR:
        about = f"?over={DOOR[code]}" if DOOR[code] else ""
        page = reverse("matter.tell" if about else "facility")
        return Here(page + about, _("Naar het loket"))
    return None

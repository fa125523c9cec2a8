"""Other routes for who is outside WEB 8.1.3a, in words for staff (A-06): never a bare "no"."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from engines.deadlines import Alternative

WORDS = {
    "G-01": _("School mag andere of minder uren afspreken. Die uren zijn geen verzuim."),
    "F-06": _(
        "Vertraging door de familie? Kijk naar het mbo-studentenfonds. "
        "Dat is voor bol, zonder basisbeurs."
    ),
    "F-07": _(
        "Vertraging door zwangerschap? Kijk naar het mbo-studentenfonds. "
        "Dat is voor bol, zonder basisbeurs."
    ),
    "F-09": _("Noemt school deze reden zelf? Dan kan het mbo-studentenfonds helpen."),
    "B-07a": _("Persoonlijke omstandigheden tellen mee bij het studieadvies."),
    "E-01": _("Rond de geboorte is 16 weken afwezig een geldige reden. Bij een tweeling 20."),
    "E-02": _("Bijzondere familieomstandigheden zijn een geldige reden om er niet te zijn."),
    "C-02": _("In het studentenstatuut staat wat er geldt bij zwangerschap en geboorte."),
    "G-05": _(
        "De examencommissie mag tot 30 minuten extra geven bij het centraal examen Nederlands."
    ),
}


def in_words(alternatives: Iterable[Alternative]) -> tuple[str, ...]:
    """Each route with its source, in the order of the engine."""
    return tuple(f"{WORDS[one.item]} ({one.law})" for one in alternatives)

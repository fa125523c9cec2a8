"""An account number, as a bank would take it. The check number tells a slip (ISO 13616)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum import iban
from stdnum.exceptions import ValidationError as InvalidNumber


def checked_iban(text: str) -> str:
    """Without spaces, in capitals. Raises `ValidationError` for what is no account."""
    try:
        return str(iban.validate(text))
    except InvalidNumber as error:
        raise ValidationError(
            _("Dit IBAN klopt niet. Kijk het na op je pas of in je bank-app.")
        ) from error

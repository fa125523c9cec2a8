"""The pages of a demo that is still being built: loaded meanwhile, and silent until it stands.

Loading them takes some seconds of the minute that a demo may take, on the core that the building
leaves free. Who asks for a page before the school stands waits for it.
"""

import os
import signal
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

MADE_FROM = "made-from"
"""The file in the folder of a demo that says of what it was made. It is there once it stands."""
BUILDER = "PASSEND_DEMO_BUILDER"


def pages() -> Callable[..., Any]:
    """What granian serves; it comes when there is something to show."""
    # Its workers inherit how granian stops, and would not hear of it before they serve.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
    import django
    from django.conf import settings

    django.setup()
    for name in (settings.ROOT_URLCONF, *(path.rpartition(".")[0] for path in settings.MIDDLEWARE)):
        import_module(name)
    from passend.rightsfinder import catalogue

    catalogue.warm()
    wait_for(settings.DATA_DIR, int(os.environ[BUILDER]))
    return import_module("passend.wsgi").application  # type: ignore[no-any-return]


def wait_for(place: Path, builder: int) -> None:
    """Until a school stands in this place. Raises SystemExit when nobody builds it any more."""
    while not (place / MADE_FROM).exists():
        try:
            os.kill(builder, 0)
        except ProcessLookupError:
            raise SystemExit("Nobody builds the demo any more.") from None
        time.sleep(0.05)

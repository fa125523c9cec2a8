"""The command `passend`: every management command, with a sentence where settings are missing."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> int:
    """Run the command on the command line. Returns the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - to hear now what is missing
        execute_from_command_line(["passend", *sys.argv[1:]])
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 78  # EX_CONFIG
    return 0


if __name__ == "__main__":
    sys.exit(main())

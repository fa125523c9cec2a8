"""write docs/reference/ anew from the code"""

import os
import sys

from commands import _asvs, _cases, _law_items

os.environ["PASSEND_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")


def main() -> int:
    import django

    django.setup()
    from passend.core import reference

    for path in [*reference.write(), _asvs.write(), _cases.write(), _law_items.write()]:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())

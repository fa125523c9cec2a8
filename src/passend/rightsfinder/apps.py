"""The rightsfinder room as a Django app."""

from django.apps import AppConfig


class RightsfinderConfig(AppConfig):
    name = "passend.rightsfinder"
    verbose_name = "wat mag ik?"

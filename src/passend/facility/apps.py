"""The facility as a Django app."""

from django.apps import AppConfig


class FacilityConfig(AppConfig):
    name = "passend.facility"
    verbose_name = "loket"

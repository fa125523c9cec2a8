"""The statute and the arrangements as a Django app."""

from django.apps import AppConfig


class StatuteConfig(AppConfig):
    name = "passend.statute"
    verbose_name = "regels van school"

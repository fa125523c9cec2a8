"""The pages of this room."""

from django.urls import path

from .views import mine

urlpatterns = [
    path("jouw-gegevens/", mine.overview, name="data"),
    path("jouw-gegevens/downloaden/", mine.take, name="data.take"),
    path("jouw-gegevens/verzoek/", mine.ask, name="data.ask"),
    path("meekijken/<uuid:pk>/niet-noemen/", mine.leave_out, name="data.leave_out"),
    path("verzoeken/<uuid:pk>/weer-noemen/", mine.name_again, name="data.name_again"),
    path("verzoeken/<uuid:pk>/", mine.detail, name="data.detail"),
    path("verzoeken/<uuid:pk>/intrekken/", mine.withdraw, name="data.withdraw"),
    path("verzoeken/<uuid:pk>/uitstel/", mine.extend, name="data.extend"),
    path("verzoeken/<uuid:pk>/besluit/", mine.decide, name="data.decide"),
    path("verzoeken/<uuid:pk>/vrijgeven/", mine.release, name="data.release"),
    path("verzoeken/<uuid:pk>/weer-gebruiken/", mine.lift, name="data.lift"),
]

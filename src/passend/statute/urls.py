"""The pages of this room."""

from django.urls import path

from .views import offering, reading, writing

urlpatterns = [
    path("regels/", reading.overview, name="rules"),
    path("regels/werk/", writing.work, name="rules.work"),
    path("regels/nieuw/<str:kind>/", writing.start, name="rules.start"),
    path("regels/versie/<uuid:pk>/", reading.version, name="rules.version"),
    path("regels/versie/<uuid:pk>/schrijven/", writing.write, name="rules.write"),
    path("regels/versie/<uuid:pk>/instemming/", writing.consent, name="rules.consent"),
    path("regels/versie/<uuid:pk>/publiceren/", writing.publish, name="rules.publish"),
    path("regels/versie/<uuid:pk>/wegdoen/", writing.drop, name="rules.drop"),
    path("regels/<str:kind>/", reading.current, name="rules.current"),
    path("ondersteuning/", offering.offer, name="offer"),
    path("ondersteuning/locaties/", offering.index, name="location.list"),
    path("ondersteuning/locaties/toevoegen/", offering.add, name="location.add"),
    path("ondersteuning/locaties/<uuid:pk>/", offering.change, name="location.change"),
    path("ondersteuning/locaties/<uuid:pk>/klopt/", offering.check, name="location.check"),
    path("ondersteuning/locaties/<uuid:pk>/sluiten/", offering.close, name="location.close"),
]

"""The pages of this room: one list a module of `views`."""

from django.urls import path

from . import codes  # noqa: F401  # <code:…>
from .api import operations
from .views import developers, finder, outreach, provisions

walk = [
    path("wat-mag-ik/", finder.start, name="finder.start"),
    path("wat-mag-ik/mijn/<str:token>/", finder.ask, name="finder.ask"),
    path("wat-mag-ik/mijn/<str:token>/stap/<code:step>/", finder.add, name="finder.add"),
    path("wat-mag-ik/mijn/<str:token>/vraag/<code:fact>/", finder.change, name="finder.change"),
    path("wat-mag-ik/mijn/<str:token>/uitkomst/", finder.result, name="finder.result"),
    path("wat-mag-ik/mijn/<str:token>/kaart/", finder.card, name="finder.card"),
    path("wat-mag-ik/mijn/<str:token>/gesprekskaart.pdf", finder.pdf, name="finder.pdf"),
]

catalogue = [
    path("wat-mag-ik/regels/", provisions.index, name="provision.list"),
    path("wat-mag-ik/regels/<code:provision>/", provisions.detail, name="provision.detail"),
    path("wat-mag-ik/als/<code:situation>/", provisions.situation, name="provision.situation"),
    path("wat-mag-ik/wet/<str:bwb>/<str:number>/", provisions.article, name="provision.article"),
]

programs = [path("wat-mag-ik/voor-ontwikkelaars/", developers.developers, name="developers")]

letters = [
    path("brieven/", outreach.index, name="outreach.list"),
    path("brieven/over/<code:provision>/", outreach.send, name="outreach.send"),
    path("brieven/stoppen/<str:token>/", outreach.stop, name="outreach.stop"),
    path("brieven/stoppen/<str:token>/toch-niet/", outreach.resume, name="outreach.resume"),
    path("brieven/grondslag/", outreach.allow, name="outreach.allow"),
    path("mijn-brieven/", outreach.choose, name="outreach.choose"),
]

urlpatterns = walk + catalogue + programs + letters + operations.patterns()

"""The pages of the dossier: one list a module of `views`."""

from django.urls import path

from .views import request

requests = [
    path("hulp/", request.start, name="request.start"),
    path("hulp/<str:token>/", request.resume, name="request.resume"),
    path("hulp/<str:token>/bewaren/", request.keep, name="request.keep"),
    path("hulp/<str:token>/nakijken/", request.send, name="request.send"),
    path("hulp/<str:token>/klaar/", request.done, name="request.done"),
    path("hulp/<str:token>/<slug:code>/", request.answer, name="request.answer"),
    path("uitnodigen/", request.invite, name="request.invite"),
    path("aanvragen/<uuid:pk>/", request.detail, name="request.detail"),
    path("aanvragen/<uuid:pk>/bevestigen/", request.confirm, name="request.confirm"),
]

urlpatterns = requests

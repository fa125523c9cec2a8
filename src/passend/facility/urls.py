"""The pages of this room."""

from django.urls import path

from .views import bringing, figures, handling

urlpatterns = [
    path("loket/", bringing.start, name="facility"),
    path("loket/vertel/", bringing.tell, name="matter.tell"),
    path("loket/volg/<str:token>/", bringing.follow, name="matter.follow"),
    path("loket/zaken/", handling.index, name="matter.list"),
    path("loket/cijfers/", figures.overview, name="matter.figures"),
    path("loket/zaak/<uuid:pk>/", bringing.detail, name="matter.detail"),
    path("loket/zaak/<uuid:pk>/toevoegen/", bringing.reply, name="matter.reply"),
    path("loket/zaak/<uuid:pk>/hulp/", bringing.bring_along, name="matter.bring_along"),
    path("loket/zaak/<uuid:pk>/stuk/", handling.file, name="matter.file"),
    path("loket/zaak/<uuid:pk>/intrekken/", bringing.withdraw, name="matter.withdraw"),
    path("loket/zaak/<uuid:pk>/doorsturen/", handling.forward, name="matter.forward"),
    path("loket/zaak/<uuid:pk>/terug/", handling.send_back, name="matter.send_back"),
    path("loket/zaak/<uuid:pk>/kopie/", handling.copy, name="matter.copy"),
    path("loket/zaak/<uuid:pk>/vragen/", handling.ask, name="matter.ask"),
    path("loket/zaak/<uuid:pk>/horen/", handling.plan, name="matter.plan"),
    path("loket/zaak/<uuid:pk>/meer-tijd/", handling.put_off, name="matter.put_off"),
    path("loket/zaak/<uuid:pk>/spoed/", handling.urge, name="matter.urge"),
    path("loket/zaak/<uuid:pk>/buiten-houden/", handling.keep_out, name="matter.keep_out"),
    path("loket/zaak/<uuid:pk>/advies/", handling.advise, name="matter.advise"),
    path("loket/zaak/<uuid:pk>/besluit/", handling.decide, name="matter.decide"),
    path("loket/zaak/<uuid:pk>/sluiten/", handling.close, name="matter.close"),
    path("loket/zaak/<uuid:pk>/bundel/", bringing.bundle, name="matter.bundle"),
    path("loket/stuk/<uuid:pk>/", bringing.paper, name="matter.paper"),
]

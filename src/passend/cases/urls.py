"""The pages of the dossier: one list a module of `views`."""

from django.urls import path

from .views import case, glass, involved, library, parts, post, request

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

cases = [
    path("intakes/", case.intakes, name="case.intakes"),
    path("studenten/<uuid:pk>/dossier-openen/", case.open, name="case.open"),
    path("dossiers/<uuid:pk>/gegevens/", case.correct, name="case.correct"),
    path("dossiers/<uuid:pk>/intaker/", case.assign_intaker, name="case.assign_intaker"),
    path("dossiers/<uuid:pk>/intake/", case.hear, name="case.hear"),
    path("dossiers/<uuid:pk>/inschrijving/", case.admit, name="case.admit"),
    path("dossiers/<uuid:pk>/begeleider/", parts.assign_coach, name="case.assign_coach"),
    path("dossiers/<uuid:pk>/overdragen/", parts.hand_over, name="case.hand_over"),
    path("dossiers/<uuid:pk>/sluiten/", case.close, name="case.close"),
    path("dossiers/<uuid:pk>/weer-openen/", case.reopen, name="case.reopen"),
    path("dossiers/<uuid:pk>/gesprek/", parts.talk_record, name="talk.record"),
    path("dossiers/<uuid:pk>/bespreken/", parts.topic_add, name="topic.add"),
    path("onderwerpen/<uuid:pk>/schrappen/", parts.topic_drop, name="topic.drop"),
    path("dossiers/<uuid:pk>/behoefte/", parts.need_add, name="need.add"),
    path("behoeften/<uuid:pk>/sluiten/", parts.need_close, name="need.close"),
    path("dossiers/<uuid:pk>/ouder/", parts.parent_add, name="parent.add"),
    path("ouders/<uuid:pk>/niet-meer/", parts.parent_remove, name="parent.remove"),
    path("ouders/<uuid:pk>/weer/", parts.parent_keep, name="parent.keep"),
    path("dossiers/<uuid:pk>/erbij/", involved.name, name="involved.name"),
    path("meekijken/<uuid:pk>/ja/", involved.agree, name="involved.agree"),
    path("meekijken/<uuid:pk>/nee/", involved.decline, name="involved.decline"),
    path("meekijken/<uuid:pk>/stoppen/", involved.end, name="involved.end"),
    path("dossiers/<uuid:pk>/delen-vragen/", involved.ask, name="sharing.ask"),
    path("vragen-over-delen/<uuid:pk>/blijft/", involved.keep, name="sharing.keep"),
    path("overdrachten/<uuid:pk>/", parts.hand_over_detail, name="hand_over.detail"),
    path("overdrachten/<uuid:pk>/bezwaar/", parts.hand_over_object, name="hand_over.object"),
    path("overdrachten/<uuid:pk>/antwoord/", parts.hand_over_answer, name="hand_over.answer"),
    path("koppelingen/<uuid:pk>/", parts.match_detail, name="match.detail"),
    path("koppelingen/<uuid:pk>/ja/", parts.match_confirm, name="match.confirm"),
    path("koppelingen/<uuid:pk>/nee/", parts.match_reject, name="match.reject"),
]

posts = [
    path("dossiers/<uuid:pk>/post/", post.resend, name="case.resend"),
    path("bekendmakingen/<uuid:pk>/verteld/", post.tell, name="announcement.tell"),
    path("dossiers/<uuid:pk>/tijd-kiezen/", post.plan, name="appointment.plan"),
    path("gesprekken/<uuid:pk>/verplaatsen/", post.move, name="appointment.move"),
    path("gesprekken/<uuid:pk>/afzeggen/", post.cancel, name="appointment.cancel"),
]

measures = [
    path("maatregelen/", library.index, name="measure.index"),
    path("maatregelen/nieuw/", library.add, name="measure.add"),
    path("maatregelen/<uuid:pk>/", library.detail, name="measure.detail"),
    path("maatregelen/<uuid:pk>/tekst/", library.reword, name="measure.reword"),
    path("maatregelen/<uuid:pk>/niet-meer/", library.retire, name="measure.retire"),
    path("maatregelen/<uuid:pk>/weer/", library.restore, name="measure.restore"),
]

break_glass = [
    path("noodtoegang/", glass.mine, name="glass.mine"),
    path("noodtoegang/openen/", glass.open, name="glass.open"),
    path("noodtoegang/<uuid:pk>/sluiten/", glass.close, name="glass.close"),
    path("noodtoegang/<uuid:pk>/controleren/", glass.review, name="glass.review"),
    path("noodtoegang/<uuid:pk>/vertellen/", glass.tell, name="glass.tell"),
    path("noodtoegang/<uuid:pk>/teruggeven/", glass.restore, name="glass.restore"),
]

urlpatterns = requests + cases + posts + measures + break_glass

"""The pages of the agreement: one list a module of `views`."""

from django.urls import URLPattern, path

from .views import cards, consent, drafts, evaluation, kept, papers, proposals, shared, signatures

making: list[URLPattern] = [
    path("dossiers/<uuid:pk>/afspraken/opstellen/", drafts.draft, name="agreement.draft"),
    path("afspraken/leesbaar/", drafts.readable, name="agreement.readable"),
    path("afspraken/<uuid:pk>/", proposals.detail, name="agreement.detail"),
    path("afspraken/<uuid:pk>/bewerken/", drafts.edit, name="agreement.edit"),
    path("afspraken/<uuid:pk>/eerder/", drafts.revisions, name="agreement.revisions"),
    path("afspraken/<uuid:pk>/voorstellen/", proposals.propose, name="agreement.propose"),
    path("afspraken/<uuid:pk>/intrekken/", proposals.withdraw, name="agreement.withdraw"),
    path("afspraken/<uuid:pk>/antwoord/", consent.answer, name="agreement.answer"),
    path("afspraken/<uuid:pk>/gesprek/", consent.ask_talk, name="agreement.ask_talk"),
    path("afspraken/<uuid:pk>/code/", consent.send_code, name="agreement.send_code"),
    path("afspraken/<uuid:pk>/samen/", consent.answer_by_code, name="agreement.answer_by_code"),
    path("afspraak/<uuid:pk>/besluit/", consent.decide, name="agreement.decide"),
    path("akkoord/<uuid:pk>/", consent.proof, name="agreement.proof"),
    path(
        "afspraken/<uuid:pk>/handtekening/",
        signatures.confirm_paper,
        name="agreement.confirm_paper",
    ),
    path("handtekening/<uuid:pk>/bezwaar/", signatures.object_paper, name="agreement.object_paper"),
    path("handtekening/<uuid:pk>/scan/", signatures.scan, name="agreement.scan"),
]
keeping: list[URLPattern] = [  # documents, cards, kept, evaluation, ending
    path("afspraken/papieren/", papers.overview, name="papers.list"),
    path("afspraken/papieren/team/<int:pk>/", papers.bundle, name="papers.bundle"),
    path("afspraken/<uuid:pk>/papier/", papers.paper, name="agreement.paper"),
    path("afspraken/<uuid:pk>/afspraken.pdf", papers.pdf, name="agreement.pdf"),
    path("afspraken/<uuid:pk>/in-het-kort.pdf", papers.summary, name="agreement.summary"),
    path("afspraken/<uuid:pk>/eerst-vragen/", evaluation.ask, name="evaluation.ask"),
    path("afspraken/<uuid:pk>/evalueren/", evaluation.hold, name="evaluation.hold"),
    path("evaluaties/<uuid:pk>/", evaluation.detail, name="evaluation.detail"),
    path("evaluaties/<uuid:pk>/vertellen/", evaluation.tell, name="evaluation.tell"),
    path("afspraken/<uuid:pk>/beeindigen/", evaluation.end, name="agreement.end"),
    path("docentenkaart/", cards.overview, name="card.list"),
    path("docentenkaart/groep/<int:pk>/gezien/", cards.see, name="card.see"),
    path("docentenkaart/<uuid:pk>/lukt-niet/", cards.report, name="card.report"),
    path("lukt-niet/<uuid:pk>/antwoord/", cards.solve, name="card.solve"),
    path("afspraak/<uuid:pk>/werkt-dit/", kept.say, name="kept.say"),
    path("werkt-dit/<uuid:pk>/antwoord/", kept.answer, name="kept.answer"),
]

sharing: list[URLPattern] = [
    path("gedeeld/", shared.overview, name="shared.list"),
    path("gedeeld/<uuid:pk>/", shared.detail, name="involved.detail"),
    path("gedeeld/<uuid:pk>/afspraken.pdf", shared.pdf, name="involved.pdf"),
    path("gedeeld/<uuid:pk>/reactie/", shared.answer, name="involved.answer"),
    path("dossiers/<uuid:pk>/uitnodigen/", shared.invite, name="involved.invite"),
    path("mijn-kind/<uuid:pk>/afspraken.pdf", shared.child_pdf, name="child.pdf"),
    path("te-beslissen/", shared.decisions, name="decisions"),
]

urlpatterns = making + keeping + sharing

"""The pages of this room."""

from django.urls import path

from .views import asking, deciding, figures, helping, paying, rules

CASE = "dossiers/<uuid:pk>/studentenfonds"
ONE = "studentenfonds/<uuid:pk>"
urlpatterns = [
    path(f"{CASE}/", asking.start, name="fundapplication.start"),
    path(f"{CASE}/invullen/", helping.fill_in, name="fundapplication.fill_in"),
    path(f"{ONE}/bevestigen/", helping.confirm, name="fundapplication.confirm"),
    path(f"{ONE}/", asking.detail, name="fundapplication.detail"),
    path(f"{ONE}/vraag/<str:asked>/", asking.answer, name="fundapplication.answer"),
    path(f"{ONE}/vertellen/", asking.describe, name="fundapplication.describe"),
    path(f"{ONE}/rekening/", asking.account, name="fundapplication.account"),
    path(f"{ONE}/bewijs/", asking.add, name="fundapplication.add"),
    path(f"{ONE}/bewijs-weg/", asking.remove, name="fundapplication.remove"),
    path(f"{ONE}/versturen/", asking.ask, name="fundapplication.ask"),
    path(f"{ONE}/aanvullen/", asking.supplement, name="fundapplication.supplement"),
    path(f"{ONE}/intrekken/", asking.withdraw, name="fundapplication.withdraw"),
    path(f"{ONE}/besluit.pdf", asking.pdf, name="fundapplication.pdf"),
    path("studentenfonds/bewijs/<uuid:pk>/", asking.paper, name="fundpaper.open"),
    path("studentenfonds/", deciding.overview, name="fundapplication.list"),
    path(f"{ONE}/meer-vragen/", deciding.ask_more, name="fundapplication.ask_more"),
    path(f"{ONE}/besluit/", deciding.decide, name="fundapplication.decide"),
    path(f"{ONE}/stoppen/", deciding.stop, name="fundapplication.stop"),
    path(f"{ONE}/bezwaar/", deciding.note_objection, name="fundapplication.note_objection"),
    path(f"{ONE}/terugvragen/", paying.ask_back, name="repayment.ask"),
    path("terugvorderingen/<uuid:pk>/terug/", paying.receive, name="repayment.receive"),
    path("terugvorderingen/<uuid:pk>/hoeft-niet/", paying.waive, name="repayment.waive"),
    path("betalingen/<uuid:pk>/teruggekomen/", paying.bounce, name="payment.bounce"),
    path("betalingen/<uuid:pk>/opnieuw/", paying.repeat, name="payment.repeat"),
    path("betaallijsten/", paying.overview, name="paymentlist.list"),
    path("betaallijsten/maken/", paying.make, name="paymentlist.make"),
    path("betaallijsten/rekening/", paying.choose, name="fundaccount.choose"),
    path("betaallijsten/<uuid:pk>/", paying.detail, name="paymentlist.detail"),
    path("betaallijsten/<uuid:pk>/betaald/", paying.confirm, name="paymentlist.confirm"),
    path("betaallijsten/<uuid:pk>/niet/", paying.cancel, name="paymentlist.cancel"),
    path("betaallijsten/<uuid:pk>/bank.xml", paying.bank_file, name="paymentlist.bank"),
    path("betaallijsten/<uuid:pk>/lijst.xlsx", paying.sheet, name="paymentlist.sheet"),
    path("fondsregels/", rules.overview, name="fundrule.list"),
    path("fondsregels/nieuw/", rules.add, name="fundrule.add"),
    path("fondsregels/<uuid:pk>/stoppen/", rules.end, name="fundrule.end"),
    path("fondsbudget/", rules.budgets, name="fundbudget.list"),
    path("fondsbudget/nieuw/", rules.begin, name="fundbudget.begin"),
    path("fondsbudget/<uuid:pk>/", rules.change, name="fundbudget.change"),
    path("fondscijfers/", figures.overview, name="fund.figures"),
]

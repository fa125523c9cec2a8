"""All pages, room by room. Public pages are a pinned list in tests/house."""

from django.conf import settings
from django.urls import include, path

handler500 = "passend.core.trouble.broken"
urlpatterns = [
    path("", include("passend.desk.urls")),
    path("", include("passend.core.urls")),
    path("", include("passend.people.urls")),
    path("", include("passend.cases.urls")),
    path("", include("passend.agreements.urls")),
    path("", include("passend.adjustments.urls")),
    path("", include("passend.fund.urls")),
    path("", include("passend.rightsfinder.urls")),
    path("", include("passend.facility.urls")),
    path("", include("passend.statute.urls")),
    path("", include("passend.privacy.urls")),
]
if settings.DEMO:  # being anybody with one click: never where real people are
    urlpatterns.append(path("demo/", include("passend.desk.demo.urls")))

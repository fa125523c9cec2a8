"""The register of processing activities, for everybody: what school does with personal data."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from ..processing.register import as_data


@login_not_required
def processing(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/processing.html", {"register": as_data()})


@login_not_required
def processing_json(request: HttpRequest) -> JsonResponse:
    """The same for a program; camelCase, as the NL GOV API Design Rules ask."""
    return JsonResponse(as_data(), json_dumps_params={"ensure_ascii": False, "indent": 1})

"""What stands around every answer: limits before it, headers after it, and no traceback."""

import re
import secrets
import sys
import traceback
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from adapters.evidence.keeping import MAX_BYTES
from adapters.web.failures import failed

#: Where the mark of an answer's own style and script stands meanwhile.
NONCE = "thidua.nonce"
_POLICY = (
    "default-src 'none'; style-src 'self' 'nonce-{nonce}'; script-src 'self' 'nonce-{nonce}';"
    " font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)


#: Where a file is sent as it is, and nothing else.
_FILES: Final = "/api/v1/files"
#: A unit's own sheet, which is sent with its signed paper; fields are bounded as everywhere.
_SHEET: Final = re.compile(r"/bang-cham/[^/]+/\Z")


def _most(request: HttpRequest) -> int:
    """How many bytes may be sent there."""
    if request.path == _FILES and request.method == "PUT":
        return MAX_BYTES
    if request.method == "POST" and _SHEET.search(request.path):
        return MAX_BYTES + int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


class Bounds:
    """A nonce for each answer's own style and script, a limit on what is sent, one sentence for
    whatever goes wrong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = request.META[NONCE] = secrets.token_urlsafe(16)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isascii() or not length.isdigit():
            response = failed(request, 400, "bad_request")
        elif int(length) > _most(request):
            response = failed(request, 413, "too_large")
        else:
            response = self._next(request)
        response.setdefault("Content-Security-Policy", _POLICY.format(nonce=nonce))
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A database that somebody holds is told as such; a fault by its name."""
        if isinstance(error, OperationalError):
            return failed(request, 503, "busy")
        return None


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours: its trace goes to the operator's journal, its name to whoever asked."""
    name = secrets.token_hex(4)
    kind, _, trace = sys.exc_info()
    places = traceback.extract_tb(trace)[-8:]
    # Neither values nor the request stand in the journal: they may be anybody's.
    told = " ← ".join(f"{place.name}:{place.lineno}" for place in reversed(places))
    print(f"{name} {kind.__name__ if kind else ''} {told}", file=sys.stderr, flush=True)
    return failed(request, 500, "fault", id=name)

"""A file that was put, as it leaves: as an attachment, and in a sandbox should it be shown."""

from typing import Final

from django.http import HttpResponse

from adapters.log.files import Kept

_POLICY: Final = "default-src 'none'; sandbox"


def attachment(kept: Kept, data: bytes, name: str) -> HttpResponse:
    """The bytes under a name of ours; what they were called where they came from is not known."""
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kept.kind}"'
    response["Content-Security-Policy"] = _POLICY
    return response

"""What every page loads from here: the stylesheet and the letters. Nothing comes from elsewhere."""

import hashlib
from importlib.resources import files
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
#: A year: an address never stands for other bytes.
_FOR_EVER: Final = "public, max-age=31536000, immutable"


def _read() -> dict[str, bytes]:
    folder = files("adapters.web").joinpath("assets")
    found = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    return {name: found[name] for name in sorted(found) if _kind(name)}


def _kind(name: str) -> str | None:
    return _KINDS.get(name[name.rfind(".") :])


_ASSETS: Final = _read()
#: Stands in each address: the stylesheet names its fonts by their place beside it.
MARK: Final = hashlib.sha256(b"".join(_ASSETS.values())).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of an asset. Raises ``KeyError`` where there is none of that name."""
    _ = _ASSETS[name]
    return reverse("asset", args=[MARK, name])


@require_safe
def served(request: HttpRequest, mark: str, name: str) -> HttpResponse:  # noqa: ARG001
    """An asset, to be kept for ever by whoever asked."""
    if mark != MARK or name not in _ASSETS:
        raise Http404
    response = HttpResponse(_ASSETS[name], content_type=_kind(name))
    response["Cache-Control"] = _FOR_EVER
    return response


_PLACE: Final = "tinh/"
#: Where all of them stand.
FOLDER: Final = f"/{_PLACE}"
URLS: Final = [path(f"{_PLACE}<str:mark>/<str:name>", served, name="asset")]

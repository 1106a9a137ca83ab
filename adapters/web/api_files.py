"""Files for programs: put first, named by their SHA-256 in an act, and given back.

``PUT /api/v1/files?name=ban-ky.pdf``      the bytes as the body; unnamed they go after a day
``GET /api/v1/files/{digest}?target=…``    a signed paper or evidence of that year
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import path

from adapters.bootstrap import Engine
from adapters.door.names import find_target
from adapters.evidence.keeping import MAX_BYTES, keep, offered
from adapters.log.files import held
from adapters.log.shown import ShownStore
from adapters.web.api import for_programs
from adapters.web.attachment import attachment
from adapters.web.served import Actor, engine
from domain.cycle.scores.evidence import EvidenceAttached
from domain.record.record import Event, StreamId, UnitId
from domain.values.refusal import Refusal
from workflows.reader import check_office
from workflows.reads import Read

_LONGEST_NAME: Final = 255


@for_programs("PUT")
def put_file(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep bytes for whoever may act; the answer says by which hash an act names them."""
    check_office(actor.reader, Read.SHEETS_IN)
    if actor.reads_only:
        raise Refusal("nothing_to_read", read=Read.SHEETS_IN)
    name = request.GET.get("name", "").replace("\\", "/").rpartition("/")[2]
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Refusal("input_malformed", where="name", expected="ban-ky.pdf", value=name[:80])
    file = offered(name, request.read(MAX_BYTES + 1))
    kept = keep(engine().store.database, file)
    body = msgspec.json.encode(kept)
    return HttpResponse(body, status=201, content_type="application/json")


@for_programs("GET")
def get_file(request: HttpRequest, actor: Actor, digest: str) -> HttpResponse:
    """The file as an attachment; of another's, as if there were none."""
    shown = engine().shown_to(actor.reader, Read.SHEETS_OUT)
    stream = find_target(shown.store, request.GET.get("target", ""))
    if not actor.reaches(stream) or not _told(shown, stream, digest):
        raise Refusal("nothing_to_read", read=Read.SHEETS_OUT)
    found = held(engine().store.database, digest)
    if found is None:
        raise Refusal("nothing_to_read", read=Read.SHEETS_OUT)
    kept, data = found
    return attachment(kept, data, digest[:12])


def _told(shown: Engine, stream: StreamId, digest: str) -> bool:
    """Whether an act names the file that is theirs to read: of their unit, or of any where they
    read the whole year."""
    if isinstance(shown.store, ShownStore):
        sight = shown.store.sight(shown.cycle(stream))
        whole, own = sight.whole, sight.own
    else:
        whole, own = True, frozenset[UnitId]()
    events = {event.version: event for event in shown.store.events(stream)}
    return any(
        _file_of(event) == digest and (whole or _unit_of(event, events) in own)
        for event in events.values()
    )


def _unit_of(event: Event, events: Mapping[int, Event]) -> object:
    """Of whom it is; what completes the document of an act is of whom that act is."""
    completed = getattr(event.body, "event", None)
    meant = events.get(completed, event) if isinstance(completed, int) else event
    return getattr(meant.body, "unit", None)


def _file_of(event: Event) -> object:
    if isinstance(event.body, EvidenceAttached):
        return event.body.digest
    document = getattr(event.body, "document", None)
    return getattr(document if document is not None else event.body, "file", None)


FILE_URLS: Final = [path("files", put_file), path("files/<slug:digest>", get_file)]

"""One request for a page of the year: who asks, in which language, of which year."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from adapters.accounts.speaking import spoken
from adapters.bootstrap import Engine
from adapters.door.names import find_target
from adapters.pages.called import Nameless, names_of
from adapters.web.kept import from_own_page, kept_page
from adapters.web.problems import status_of
from adapters.web.served import Actor, Door, door_of, engine
from adapters.web.year.frame import frame
from adapters.wording.messages import sentence
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import Lang, Names
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from domain.values.refusal import Refusal
from workflows.reader import check_read
from workflows.reads import Read

#: What is refused as something that is not there.
_ABSENT: Final = frozenset({403, 404})


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks for what."""

    request: HttpRequest
    door: Door
    actor: Actor
    lang: Lang
    #: ``cum-8/2021``, ``cum-8``, ``an-giang``; ``None``: of no stream.
    target: str | None = None

    @property
    def engine(self) -> Engine:
        """The whole database; what is shown of it goes through :meth:`shown`."""
        return engine()

    def shown(self, read: Read) -> Engine:
        """The database as whoever asks may read it. Raises ``Refusal("nothing_to_read")``."""
        return self.engine.shown_to(self.actor.reader, read)

    def may_read(self, read: Read) -> bool:
        """Whether a page of the year that is read so leads anywhere for whoever asks."""
        try:
            check_read(self.cycle, self.actor.reader, read, self.engine.now())
        except Refusal:
            return False
        return True

    @property
    def stream(self) -> StreamId:
        """What the target names, where it is there for whoever asks.

        Raises ``Refusal("name_unknown")``.
        """
        assert self.target is not None
        return find_target(self.shown(Read.ACTS).store, self.target)

    @property
    def cycle(self) -> Cycle:
        """The year as a whole, for what everybody may know of it."""
        return self.engine.cycle(self.stream)

    def names(self) -> Names:
        """By which names things are called on the page."""
        if self.target is None:
            return self.engine.names()
        try:
            return names_of(self.engine, self.stream)
        except Refusal:
            return Nameless()

    def said(self, refusal: Refusal) -> str:
        """The sentence of a refusal."""
        return sentence(refusal, self.lang, self.engine.names())

    def address(self, name: str, **places: object) -> str:
        """The address of a page of the same target."""
        given = {"target": self.target, **places} if self.target is not None else places
        return reverse(name, kwargs=given)

    def page(
        self, template: str, title: str, context: Mapping[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """A page in its frame. ``title``: its key, unless the context has one in words."""
        whole = {**frame(self, title), **(context or {})}
        return render(self.request, template, whole, status=status)


View = Callable[..., HttpResponse]


def visited(*methods: str) -> Callable[[Callable[..., HttpResponse]], View]:
    """A view for whoever came in; what is refused becomes a page with the sentence."""

    def made(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def answered(
            request: HttpRequest, target: str | None = None, **places: Any
        ) -> HttpResponse:
            door = door_of(request)
            actor = door.actor(request)
            if actor is None and from_own_page(request):
                return kept_page(request, "kept_ended", 401)
            if actor is None:
                return redirect(f"{reverse('account_request_login_code')}?next={request.path}")
            visit = Visit(request=request, door=door, actor=actor, lang=spoken(), target=target)
            if request.method not in methods:
                return refused_page(visit, said("method_not_allowed", visit.lang), 405)
            try:
                return view(visit, **places)
            except Refusal as refusal:
                status = status_of(refusal)
                if status in _ABSENT:
                    door.note("refused", actor, f"{refusal.code} {request.method} {request.path}")
                return refused_page(visit, visit.said(refusal), 404 if status == 403 else status)

        return answered

    return made


def refused_page(visit: Visit, sentence: str, status: int) -> HttpResponse:
    """A page with one sentence and the ways on."""
    whole = visit
    try:
        if visit.target is not None:
            visit.stream  # noqa: B018  # nothing of what is not there stands in the frame
    except Refusal:
        whole = msgspec.structs.replace(visit, target=None)
    return whole.page("year/refused.html", "refused", {"refusal": sentence}, status)

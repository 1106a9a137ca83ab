"""The door of this machine: one person, who has its address, and nobody else.

The address holds a random word, the host must be this machine's own name, and whatever else is
answered alike by 404. A page of another site can neither read the answers nor send anything here.
In a practice database one changes between offices; in a real one acts who was named at the start.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hmac import compare_digest
from logging import ERROR, getLogger
from threading import Lock
from typing import Any, Final

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from waitress.server import create_server

from adapters.accounts.configuring import JINJA, MAX_FIELDS
from adapters.bootstrap import Engine
from adapters.door.seats import read_seat
from adapters.practice import Examples
from adapters.spreadsheets.read import MAX_BYTES
from adapters.web.served import DOOR, Actor, HeldSeat, Switch, enter_engine, serve_engine
from adapters.wording.writing import LANGS
from domain.clusters.cluster import Cluster
from domain.cycle.guard import RUNNING
from domain.record.record import LOCAL_OPERATOR, Office, Seat, UnitId, unit_stream
from domain.values.names import sort_key
from domain.values.refusal import Refusal

#: Only programs of this machine reach it.
LOOPBACK: Final = "127.0.0.1"
#: Holds the office that is put on in a practice database.
OFFICE_COOKIE: Final = "thidua-office"
_THREADS: Final = 4
#: A table as a form carries it, in letters that stand for its bytes.
_MOST_BROUGHT: Final = 3 * MAX_BYTES // 2

Start = Callable[[str, list[tuple[str, str]]], object]
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class LocalDoor:
    """Who acts at this machine."""

    local: Final = True

    def __init__(
        self, opened: Engine, seats: Sequence[Seat], examples: Examples | None = None
    ) -> None:
        """``seats`` are those of a real database; a practice one has its switch. ``examples``: of
        which the database is the practice year."""
        self.engine, self._seats, self.examples = opened, tuple(seats), examples
        self.practising = examples is not None
        self.began: str | None = None
        #: The address of the real year beside it.
        self.real: str | None = None
        self._beginning = Lock()

    def begin_anew(self) -> None:
        """Put back what was done in the practice year of the examples."""
        assert self.examples is not None
        with self._beginning:
            self.engine = self.examples.anew(self.engine)

    def actor(self, request: HttpRequest) -> Actor | None:
        """The offices named at the start, or the one that was put on last."""
        seats = self._seats
        if self.engine.practice:
            seats = (self._put_on(request.COOKIES.get(OFFICE_COOKIE, "")),)
        held = tuple(HeldSeat(seat, None) for seat in seats)
        return Actor(key=LOCAL_OPERATOR, held=held, means="local")

    def switches(self) -> tuple[Switch, ...]:
        """Of every cluster its offices, then those who look from outside, then the operator."""
        if not self.engine.practice:
            return ()
        found = dict.fromkeys(self._offices())
        return tuple(Switch(self._written(seat), seat) for seat in found)

    def ends(self, request: HttpRequest) -> datetime | None:  # noqa: ARG002
        """Nobody signs in here."""
        return None

    def note(self, what: str, actor: Actor, subject: str, seat: Seat | None = None) -> None:
        """Nobody else comes in here, so there is no journal."""

    def _put_on(self, written: str) -> Seat:
        known = self.switches()
        return next((one.seat for one in known if one.value == written), known[0].seat)

    def _offices(self) -> Iterable[Seat]:
        store = self.engine.store
        streams = dict.fromkeys(stream for _, stream in store.all_names("cluster"))
        clusters = [state for one in streams if isinstance(state := store.load(one).state, Cluster)]
        names, members = self.engine.names(), {unit for one in clusters for unit in one.members}
        cycles = [self.engine.cycle(stream) for _, stream in self.engine.cycles()]
        for cycle in sorted(cycles, key=lambda one: (one.phase not in RUNNING, one.code)):
            if cycle.officers.chair is not None and not cycle.backfill:
                yield Seat(Office.SECRETARY, cycle.officers.chair)
        for office in (Office.UNIT_OFFICER, Office.TELLER, Office.CHAIR):
            for unit in sorted(members, key=lambda one: sort_key(names.unit(one))):
                yield Seat(office, unit)
        outside = {stream for _, stream in store.all_names("unit")}
        for stream in sorted(outside - {unit_stream(one) for one in members}):
            body = UnitId(stream.partition(":")[2])
            yield from (Seat(Office.REVIEWER, body), Seat(Office.AUDITOR, body))
        yield Seat(Office.OPERATOR)

    @staticmethod
    def _written(seat: Seat) -> str:
        return f"{seat.office.value}@{seat.unit}" if seat.unit is not None else seat.office.value


def named_seats(opened: Engine, typed: Sequence[str]) -> tuple[Seat, ...]:
    """In which offices somebody works in a real database. Raises ``Refusal`` as :func:`read_seat`,
    and ``field_missing`` where none is named."""
    if not typed and not opened.practice:
        raise Refusal("field_missing", where="--as", field="--as")
    return tuple(read_seat(opened.store, one) for one in typed)


class Guarded:
    """The application behind its addresses: by the random word of each, whose door it is."""

    def __init__(self, inner: Application, doors: Mapping[str, LocalDoor], port: int) -> None:
        self._inner, self._doors = inner, doors
        self._hosts = {f"{LOOPBACK}:{port}", f"localhost:{port}"}

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        host, origin = environ.get("HTTP_HOST", ""), environ.get("HTTP_ORIGIN")
        own = host in self._hosts and origin in {None, f"http://{host}"}
        token, _, place = environ.get("PATH_INFO", "").lstrip("/").partition("/")
        known = [one for one in self._doors if compare_digest(token.encode(), one.encode())]
        if not own or not known:
            start("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "4")])
            return [b"404\n"]
        door = self._doors[known[0]]
        environ["SCRIPT_NAME"], environ["PATH_INFO"] = f"/{known[0]}", f"/{place}"
        environ[DOOR] = door
        enter_engine(door.engine)
        return self._inner(environ, start)


class LocalServer:
    """Listens on this machine until told to stop."""

    def __init__(
        self,
        opened: Engine,
        seats: Sequence[Seat],
        port: int,
        examples: Examples | None = None,
        real: Engine | None = None,
    ) -> None:
        """``examples``, ``real``: where ``opened`` is the practice year of the examples, these and
        their real year, which is read beside it.

        Raises ``OSError`` where the port is taken, ``OverflowError`` for none.
        """
        configure_local()
        serve_engine(opened)
        self._token = secrets.token_urlsafe(24)
        self._server = create_server(
            self._answer, host=LOOPBACK, port=port, threads=_THREADS, ident=None
        )
        self.port = int(self._server.effective_port)  # type: ignore[union-attr]  # one socket
        door = LocalDoor(opened, seats, examples)
        doors = {self._token: door}
        if real is not None:
            beside = LocalDoor(real, (Seat(Office.OPERATOR),))
            token = secrets.token_urlsafe(24)
            beside.began, door.real = f"/{self._token}/", f"/{token}/"
            doors[token] = beside
        self._guarded = Guarded(get_wsgi_application(), doors, self.port)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/{self._token}/"

    def run(self) -> None:
        """Until the process is told to stop."""
        self._server.run()

    def stop(self) -> None:
        self._server.close()

    def _answer(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        return self._guarded(environ, start)


def configure_local() -> None:
    """Set Django up without accounts, once in a process."""
    if not settings.configured:
        settings.configure(**local_settings())
        django.setup()
        # Whoever reads a page is told that it is not there; the terminal need not be. What fails
        # is still told there.
        getLogger("django.request").setLevel(ERROR)


def local_settings() -> Mapping[str, Any]:
    """Every setting of Django that this door needs."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": [LOOPBACK, "localhost"],
        "ROOT_URLCONF": "adapters.web.local_urls",
        "DATABASES": {},
        "INSTALLED_APPS": [],
        "MIDDLEWARE": [
            "adapters.web.bounds.Bounds",
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        "TEMPLATES": [JINJA],
        "LANGUAGE_CODE": "vi",
        "LANGUAGES": [(lang, lang) for lang in LANGS],
        "LANGUAGE_COOKIE_SECURE": False,
        "TIME_ZONE": "Asia/Ho_Chi_Minh",
        "USE_TZ": True,
        "LOGGING_CONFIG": None,
        # A score table comes as a file, and goes from page to page in a form.
        "DATA_UPLOAD_MAX_MEMORY_SIZE": _MOST_BROUGHT,
        # No file that somebody brings is written down.
        "FILE_UPLOAD_MAX_MEMORY_SIZE": _MOST_BROUGHT,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": MAX_FIELDS,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        # The address holds the token: it is told to nobody else.
        "SECURE_REFERRER_POLICY": "same-origin",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "adapters.web.failures.forged",
        "X_FRAME_OPTIONS": "DENY",
    }

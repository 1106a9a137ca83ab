"""How often somebody may ask: by account or token, and by address."""

import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from adapters.web.assets import FOLDER
from adapters.web.failures import failed

_MINUTE: Final = 60
#: Of an IPv6 address: so much of it is one household or office.
_NETWORK_BITS: Final = 64


class Window:
    """Counts what came within each minute, of this process alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._minute = 0
        self._counts: Counter[str] = Counter()

    def wait(self, who: str, most: int) -> int:
        """Count one more. In how many seconds they may ask again; 0: they may now."""
        now = self._clock()
        with self._lock:
            if self._minute != now // _MINUTE:
                # All go together, so that no more is kept than one minute brings.
                self._minute = int(now // _MINUTE)
                self._counts.clear()
            self._counts[who] += 1
            if self._counts[who] <= most:
                return 0
        return max(1, int(_MINUTE - now % _MINUTE))

    def clear(self) -> None:
        """Nobody has asked."""
        with self._lock:
            self._counts.clear()


#: One of each in a process: a server of several processes lets as many times more pass.
ACCOUNTS: Final = Window()
ADDRESSES: Final = Window()


class Often:
    """Answers 429 to who asks too often; stylesheet and letters are not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wait = 0 if request.path.startswith(FOLDER) else _wait(request)
        if not wait:
            return self._next(request)
        response = failed(request, 429, "too_often", seconds=wait)
        response["Retry-After"] = str(wait)
        return response


def _wait(request: HttpRequest) -> int:
    # The address first: what is beyond its limit costs no look into the tables of accounts.
    by_address = ADDRESSES.wait(_network(request.META.get("REMOTE_ADDR", "")), _most("PER_ADDRESS"))
    if by_address:
        return by_address
    who = _account(request)
    return ACCOUNTS.wait(who, _most("PER_ACCOUNT")) if who else 0


def _most(name: str) -> int:
    """A setting that is none of Django's own."""
    found: int = getattr(settings, name)
    return found


def _account(request: HttpRequest) -> str:
    """Whoever asks, as far as they say who they are; a token counts by itself."""
    shown = request.headers.get("Authorization")
    if shown is not None:
        return sha256(shown.encode()).hexdigest()
    known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
    return f"account {request.user.pk}" if known else ""


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((int(found), _NETWORK_BITS), strict=False))
    return str(found)

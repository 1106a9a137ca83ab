"""Where accounts are kept, by which address the server is known, and whom it believes.

``THIDUA_WEB_URL``       the address by which people reach it: ``https://thi-dua.example.vn``
``THIDUA_WEB_LISTEN``    where it listens on this machine: ``127.0.0.1:8080``
``THIDUA_WEB_PROXY``     the proxy before it, by address, whose word on the client is believed
``THIDUA_WEB_PER_ACCOUNT``, ``THIDUA_WEB_PER_ADDRESS`` requests that are answered within a minute
``THIDUA_ACCOUNTS_KEYS`` the file of keys; without it one beside the database
"""

import json
import os
import secrets
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import URL

from adapters.accounts.place import accounts_file
from adapters.bootstrap import address_of
from adapters.private_file import make_private
from domain.values.refusal import Refusal

#: Names the variable with the address by which people reach the server.
WEB_URL: Final = "THIDUA_WEB_URL"
_WEB_LISTEN: Final = "THIDUA_WEB_LISTEN"
_WEB_PROXY: Final = "THIDUA_WEB_PROXY"
_PER_ACCOUNT: Final = "THIDUA_WEB_PER_ACCOUNT"
_PER_ADDRESS: Final = "THIDUA_WEB_PER_ADDRESS"
#: Ten a second: more than hands can ask for.
_BY_ONE: Final = 600
#: Sixty units may sit behind one address of a province.
_BY_A_PROVINCE: Final = 6000
_LISTEN: Final = "127.0.0.1:8080"
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
#: As many keys are believed: the newest signs, what older ones signed holds until it ends.
_KEYS: Final = 3


class SecondDoor(msgspec.Struct, frozen=True, kw_only=True):
    """All that accounts and their server take from outside."""

    database: URL
    #: The keys by which sessions are signed and secrets kept, the newest first.
    keys: tuple[str, ...]
    origin: str
    host: str
    port: int
    #: Its word on who asks, and whether through TLS, is believed; nobody else's.
    proxy: str | None = None
    #: Requests of one account or token, and from one address, within a minute.
    per_account: int = _BY_ONE
    per_address: int = _BY_A_PROVINCE

    @property
    def file(self) -> Path | None:
        """The SQLite file of the accounts, beside that of the events; none on PostgreSQL."""
        return accounts_file(self.database)

    @property
    def encrypted(self) -> bool:
        """Whether people reach it through TLS."""
        return self.origin.startswith("https://")

    @property
    def known_as(self) -> str:
        """The host's name in its address, without a port."""
        return urlsplit(self.origin).hostname or ""


def door_asked(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a setting names the server: whoever sets one expects it to listen, or to refuse."""
    return any(environment.get(one) for one in (WEB_URL, _WEB_LISTEN, _WEB_PROXY))


def second_door(database: str, environment: Mapping[str, str] = os.environ) -> SecondDoor:
    """The place of a database's accounts; makes its file of keys where there is none.

    Raises ``Refusal``: as :func:`address_of`; ``setting_malformed``; ``door_unprotected`` where it
    would listen to other machines without TLS or a named proxy.
    """
    address = address_of(database)
    host, port = _listen(environment.get(_WEB_LISTEN) or _LISTEN)
    origin = _origin(environment.get(WEB_URL) or _own_address(host, port))
    proxy = _proxy(environment.get(_WEB_PROXY) or "")
    on_this_machine = host in _LOOPBACK and urlsplit(origin).hostname in _LOOPBACK
    if not on_this_machine and not (origin.startswith("https://") and proxy):
        raise Refusal("door_unprotected", value=f"{host}:{port}", origin=origin)
    return SecondDoor(
        database=address,
        keys=read_keys(keys_file(database, environment)),
        origin=origin,
        host=host,
        port=port,
        proxy=proxy,
        per_account=_count(environment, _PER_ACCOUNT, _BY_ONE),
        per_address=_count(environment, _PER_ADDRESS, _BY_A_PROVINCE),
    )


def keys_file(database: str, environment: Mapping[str, str] = os.environ) -> Path:
    """The file of keys: named, or beside the database's file, or in this folder."""
    if named := environment.get("THIDUA_ACCOUNTS_KEYS"):
        return Path(named)
    beside = accounts_file(address_of(database))
    return Path("thidua.accounts.keys") if beside is None else beside.with_suffix(".keys")


def read_keys(file: Path) -> tuple[str, ...]:
    """The keys of a file that only its owner reads, the newest first; one is made where there is
    none. Raises ``Refusal("setting_malformed")`` for a file that holds anything else."""
    make_private(file)
    text = file.read_text(encoding="utf-8")
    if not text.strip():
        return rotate_keys(file)
    try:
        return tuple(msgspec.json.decode(text, type=list[str])) or rotate_keys(file)
    except msgspec.DecodeError:
        raise Refusal("setting_malformed", where="THIDUA_ACCOUNTS_KEYS", expected='["…"]') from None


def rotate_keys(file: Path) -> tuple[str, ...]:
    """Put a new key before those of a file. What the oldest signed is believed no longer."""
    make_private(file)
    text = file.read_text(encoding="utf-8")
    known = json.loads(text) if text.strip() else []
    keys = (secrets.token_urlsafe(48), *known)[:_KEYS]
    beside = file.with_name(f"{file.name}.new")
    make_private(beside)
    beside.write_text(json.dumps(keys), encoding="utf-8")
    beside.replace(file)
    return keys


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise Refusal("setting_malformed", where=_WEB_LISTEN, expected=_LISTEN)
    return host, int(port)


def _own_address(host: str, port: int) -> str:
    """By which this machine itself reaches it, where no address is named."""
    known = host if host in _LOOPBACK else "127.0.0.1"
    return f"http://[{known}]:{port}" if ":" in known else f"http://{known}:{port}"


def _origin(text: str) -> str:
    found = urlsplit(text)
    plain = not (found.path.strip("/") or found.query or found.username)
    if found.scheme not in {"http", "https"} or not plain or not found.hostname:
        expected = "https://thi-dua.example.vn"
        raise Refusal("setting_malformed", where=WEB_URL, expected=expected)
    return text.rstrip("/")


def _count(environment: Mapping[str, str], name: str, without: int) -> int:
    text = environment.get(name) or str(without)
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise Refusal("setting_malformed", where=name, expected=str(without))
    return int(text)


def _proxy(text: str) -> str | None:
    try:
        return str(ip_address(text)) if text else None
    except ValueError:
        expected = "127.0.0.1"
        raise Refusal("setting_malformed", where=_WEB_PROXY, expected=expected) from None

"""How a database is named where people read or type it."""

from sqlalchemy import make_url

from adapters.cli.terminal import DEFAULT_DATABASE, Terminal
from adapters.wording.outside import one_line


def shown(address: str) -> str:
    """The address of a database without its password."""
    if "://" not in address:
        return one_line(address)
    try:
        return one_line(make_url(address).render_as_string(hide_password=True))
    except Exception:
        return one_line(address.partition("://")[0]) + "://…"


def where(terminal: Terminal, database: str | None = None) -> str:
    """``--db`` as it has to be typed, where it is not the usual file."""
    named = database or shown(terminal.database)
    return "" if named == DEFAULT_DATABASE else f"--db {named}"

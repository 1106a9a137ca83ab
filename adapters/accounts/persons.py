"""The accounts of one person, for whoever is asked what is kept of them.

Accounts are looked for where there are any: a database without them is left as it is.
"""

from sqlalchemy import inspect

from adapters.accounts.configuring import prepare
from adapters.accounts.place import SCHEMA, accounts_file
from adapters.accounts.second_door import second_door
from adapters.bootstrap import Engine, address_of
from adapters.personal_data import AccountHeld, naming
from domain.record.record import LOCAL_OPERATOR


def accounts_of(engine: Engine, database: str, person: str) -> tuple[AccountHeld, ...]:
    """Those that a mail address, a key or a name stands for, the oldest first."""
    if not _are_there(engine, database):
        return ()
    prepare(second_door(database))
    # Tables are known once Django is set up.
    from adapters.accounts.offices import every_account  # noqa: PLC0415

    names, plain = naming(person), person.strip().casefold()
    return tuple(
        AccountHeld(key=one.key, name=one.name, email=one.email)
        for one in every_account()
        if one.email or one.name
        if plain in {one.key.casefold(), (one.email or "").casefold()} or names(one.name)
    )


def erase_accounts(found: tuple[AccountHeld, ...]) -> None:
    """Remove the person from accounts that :func:`accounts_of` has found."""
    if not found:
        return
    from adapters.accounts.offices import account_named, erase  # noqa: PLC0415  # likewise

    for one in found:
        erase(account_named(one.key), by=LOCAL_OPERATOR)


def _are_there(engine: Engine, database: str) -> bool:
    file = accounts_file(address_of(database))
    if file is not None:
        return file.exists()
    with engine.store.database.read() as connection:
        return inspect(connection).has_table("accounts_account", schema=SCHEMA)

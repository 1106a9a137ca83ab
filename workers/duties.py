"""What is done without a person, each duty a function that may be called at any time and by several
at once. It finds in tables what is due, and decides nothing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from adapters.bootstrap import Engine
from adapters.views.follow import catch_up
from workflows.handle import drain
from workflows.reminders import remind
from workflows.sweep import sweep

Duty = Callable[[Engine], object]

DUTIES: Final[Mapping[str, Duty]] = MappingProxyType(
    {
        "sweep": lambda engine: sweep(engine.store, engine.seeds),
        "drain": lambda engine: drain(engine.store, engine.seeds),
        "remind": lambda engine: remind(engine.store),
        "follow": lambda engine: catch_up(engine.store.database),
    }
)

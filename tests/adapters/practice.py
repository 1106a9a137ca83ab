"""The practice year that comes with the package, played once for many tests."""

from pathlib import Path

from adapters import examples
from adapters.bootstrap import Engine
from adapters.door.names import unit_named
from adapters.log.store import LogStore
from domain.record.record import UnitId

EXAMPLES = Path(examples.__file__).parent
CUM_8 = EXAMPLES / "cum-8-2021.yaml"
THUC_HANH = EXAMPLES / "thuc-hanh.yaml"


class Practice:
    """An open database with the practice year in it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def store(self) -> LogStore:
        return self.engine.store

    def unit(self, code: str) -> UnitId:
        return unit_named(self.store, code)

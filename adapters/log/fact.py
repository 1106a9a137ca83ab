"""An event on its way into the log."""

import msgspec

from domain.record.record import Event


class Fact(msgspec.Struct, frozen=True):
    """An event, as the library wants to be shown one."""

    event: Event

    @property
    def originator_id(self) -> str:
        return self.event.stream

    @property
    def originator_version(self) -> int:
        return self.event.version

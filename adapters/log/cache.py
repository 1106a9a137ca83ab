"""What is kept in memory: folded streams, and what is known of the database."""

import threading
from collections import OrderedDict

from domain.record.record import StreamId
from workflows.ports import Loaded


class Following:
    """Whether follow-ups may wait, as far as this process knows. It has not looked at first."""

    def __init__(self) -> None:
        self.times_put = 1
        self._found_none_after = 0

    @property
    def may_wait(self) -> bool:
        return self.times_put != self._found_none_after

    def put(self) -> None:
        """Some were put down, and are there for whoever looks from now on."""
        self.times_put += 1

    def found_none(self, after: int) -> None:
        """None waits of those that had been put down before one looked."""
        self._found_none_after = after


class StreamCache:
    """The streams loaded last. None is believed: whoever takes one out asks the database whether
    it still stands on the same hash, which stands for all that led to it, and what came since."""

    #: Whether the database is one of practice, once that is known.
    practice: bool | None = None

    def __init__(self, size: int) -> None:
        self._size = size
        self._streams: OrderedDict[StreamId, Loaded] = OrderedDict()
        # Threads share it; OrderedDict.move_to_end is not safe against a concurrent removal.
        self._lock = threading.Lock()

    def get(self, stream: StreamId) -> Loaded | None:
        with self._lock:
            if stream in self._streams:
                self._streams.move_to_end(stream)
            return self._streams.get(stream)

    def forget(self, *streams: StreamId) -> None:
        with self._lock:
            for stream in streams:
                self._streams.pop(stream, None)

    def put(self, stream: StreamId, loaded: Loaded) -> None:
        with self._lock:
            self._streams[stream] = loaded
            self._streams.move_to_end(stream)
            if len(self._streams) > self._size:
                self._streams.popitem(last=False)

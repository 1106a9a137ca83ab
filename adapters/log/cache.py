"""Folded streams kept in memory."""

import threading
from collections import OrderedDict

from domain.record.record import StreamId
from workflows.ports import Loaded


class StreamCache:
    """The streams loaded last. None is believed: whoever takes one out asks the database whether
    it still stands on the same hash, which stands for all that led to it, and what came since."""

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

    def put(self, stream: StreamId, loaded: Loaded) -> None:
        with self._lock:
            self._streams[stream] = loaded
            self._streams.move_to_end(stream)
            if len(self._streams) > self._size:
                self._streams.popitem(last=False)

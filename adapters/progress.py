"""How something long says how far it has come."""

from typing import Protocol


class Progress(Protocol):
    """Told again and again; ``key`` says what is just being done."""

    def __call__(self, done: int, of: int, key: str) -> None: ...

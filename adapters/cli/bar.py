"""A bar on the screen for what takes long."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from adapters.cli.screen import Screen
from adapters.progress import Progress


@contextmanager
def bar(screen: Screen, what: str) -> Iterator[Progress]:
    """Shown while it lasts, and gone afterwards."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=screen, transient=True) as shown:
        task = shown.add_task(what, total=None)

        def tell(done: int, of: int, key: str) -> None:  # noqa: ARG001
            shown.update(task, completed=done, total=of)

        yield tell

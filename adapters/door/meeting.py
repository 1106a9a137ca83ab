"""What is not there for whoever acts is refused as what is not there at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from adapters.bootstrap import Engine
from adapters.door.names import find_target
from adapters.log.shown import ShownStore
from domain.values.refusal import Refusal
from workflows.reader import Reader, meets
from workflows.reads import Read


@contextmanager
def met(engine: Engine, targets: Sequence[str], whoever: Callable[[], Reader]) -> Iterator[None]:
    """Refuse whoever acts on a year or a cluster that is not there for them as for one that there
    is not, whatever else would keep them from it. Who acts is asked only where there is a refusal.

    Raises ``Refusal("name_unknown")`` with the nearest of what is there for them.
    """
    try:
        yield
    except Refusal:
        reader = whoever()
        for target in targets:
            _check(engine, target, reader)
        raise


def _check(engine: Engine, target: str, reader: Reader) -> None:
    if reader.is_operator:
        return
    shown = ShownStore.over(engine.store, reader, Read.ACTS, engine.now())
    try:
        state = engine.store.stands(find_target(engine.store, target))
    except Refusal:
        find_target(shown, target)
        raise
    if not meets(state, reader, engine.now()):
        find_target(shown, target)
        raise Refusal("name_unknown", value=target, kind="target")

"""Trying again at once what another writer was in the way of."""

from typing import Final

import stamina
from stamina.instrumentation import set_on_retry_hooks

from workflows.ports import WriteConflictError

# It would write every lost race to standard error.
set_on_retry_hooks(())

#: Of several that deliver at once, each appends to the same streams: somebody wins every time.
#: What has been sent must not be forgotten, so it is tried for longer than a command is.
again: Final = stamina.retry(
    on=WriteConflictError, attempts=12, timeout=120.0, wait_initial=0.02, wait_max=5.0
)

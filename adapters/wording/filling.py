"""The one way a plain template gets its facts; :mod:`adapters.wording.phrasing` adds segments."""

import re
from collections.abc import Mapping
from typing import Final

_FACT: Final = re.compile(r"\{(\w+)\}")


def filled(template: str, facts: Mapping[str, object]) -> str:
    """The template with its facts, in one pass: what a fact says is never read as a template, so a
    name that holds ``{now}`` stands as it was given. A place without a fact stays."""
    return _FACT.sub(lambda at: str(facts.get(at[1], at[0])), template)

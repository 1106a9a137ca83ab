"""What each topic's template is filled with: the facts of the case, already as text.

What is said of them stands in ``adapters/wording/letters/``. Every fact that a template names is
there, empty where it is not known.
"""

from collections.abc import Callable, Mapping
from typing import Final

from adapters.notices import (
    facts_of_deadlines,
    facts_of_returns,
    facts_of_scores,
    facts_of_voting,
    facts_of_work,
    facts_of_year_end,
    facts_to_secretary,
)
from adapters.notices.scene import Scene
from domain.notices import Topic

Facts = dict[str, object]

FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    **facts_of_work.FACTS,
    **facts_of_deadlines.FACTS,
    **facts_of_returns.FACTS,
    **facts_of_scores.FACTS,
    **facts_of_voting.FACTS,
    **facts_of_year_end.FACTS,
    **facts_to_secretary.FACTS,
}

"""All letters by topic: the sentences of each, with those that several say alike."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.letters.deadlines import DEADLINES
from adapters.wording.letters.every import COMMON
from adapters.wording.letters.scores import SCORES
from adapters.wording.letters.voting import VOTING
from adapters.wording.letters.work import WORK
from adapters.wording.letters.year_end import YEAR_END
from domain.notices import Topic

#: By topic and key; what a letter says in its own way stands before what is common.
LETTERS: Final[Mapping[Topic, Mapping[str, tuple[str, str]]]] = {
    topic: {**COMMON, **own}
    for group in (WORK, DEADLINES, SCORES, VOTING, YEAR_END)
    for topic, own in group.items()
}

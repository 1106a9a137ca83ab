"""What somebody owes, as letters name it: as an act to do, and as a thing that has not come."""

from collections.abc import Mapping

from adapters.wording.filling import filled
from adapters.wording.labelling import command_label, condition_label
from adapters.wording.labels.acts import COMMAND_LABELS
from adapters.wording.labels.due import due_in, lapse_in
from adapters.wording.letters.owed import ACTS, REPORTS, RETURNED_SHEET, THINGS, WHOLE
from adapters.wording.outside import one_line
from adapters.wording.writing import Lang, Names, pick
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Duty
from domain.cycle.deadlines.standing import RETURNED
from domain.rulebook.rulebook import Lapse

Pair = tuple[str, str]


class Owed:
    """Names what is owed, in one language and in the words of one cluster."""

    def __init__(self, lang: Lang, names: Names, cycle: Cycle) -> None:
        self._lang, self._names, self._cycle = lang, names, cycle

    def name(self, code: str) -> str:
        """What is due under a code."""
        return one_line(due_in(self._cycle, code, self._lang, self._names.words))

    def lapse(self, lapse: Lapse, code: str) -> str:
        """A lapse, and of which thing it is."""
        return one_line(lapse_in(self._cycle, lapse, code, self._lang, self._names.words))

    def acts(self, duty: Duty) -> list[str]:
        """What is to be done; what was stated as sent is not asked for."""
        return [self.act(word, duty.code) for word in duty.wanted]

    def things(self, duty: Duty) -> list[str]:
        return [self.thing(word, duty.code) for word in duty.wanted]

    def stated(self, duty: Duty) -> list[str]:
        """What the unit says it has sent, to be confirmed."""
        return [self.thing(found.word, duty.code) for found in duty.said_sent]

    def act(self, word: str, code: str = "") -> str:
        return self._said(ACTS, "act", word, code)

    def thing(self, word: str, code: str) -> str:
        return self._said(THINGS, "thing", word, code)

    def _said(self, words: Mapping[str, Pair], form: str, word: str, code: str) -> str:
        if word == "record_report_received" and code in self._cycle.reports:
            return filled(pick(REPORTS[form], self._lang), {"name": self.name(code)})
        if code == RETURNED:
            return pick(RETURNED_SHEET[form], self._lang)
        if word in words:
            return pick(words[word], self._lang)
        if word in COMMAND_LABELS:
            said = command_label(word, self._lang)
            return said[:1].lower() + said[1:]
        said = condition_label(word, self._lang)
        if said != word:
            return said
        return filled(pick(WHOLE[form], self._lang), {"name": self.name(code)})

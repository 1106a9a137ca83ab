"""Letters as they read, and who gets them."""

from collections.abc import Iterator, Sequence

import msgspec

from adapters.notices.preview import Preview, ToldAddressee
from adapters.pages.as_json import iso
from adapters.pages.blocks import Block, Heading, Line, Tone, indented
from adapters.wording.labelling import label
from adapters.wording.letters.every import GREETINGS
from adapters.wording.outside import one_line
from adapters.wording.pages.delivery import STATES as KNOWN
from adapters.wording.pages.delivery import state_said
from adapters.wording.pages.notices import NOTICES
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed, moment


class PreviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an event told, or a reminder would tell, and each letter."""

    found: Preview
    names: Names

    def nobody(self, lang: Lang) -> Line:
        """That nobody is told, and why."""
        say, why = Say(NOTICES, lang), self.found.why
        return Line.of(say("to_nobody", why=say(f"why_{why.value if why else 'not_this_unit'}")))

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Who is told, then each letter once, with all who get the same."""
        say = Say(NOTICES, lang)
        if not self.found.told:
            yield self.nobody(lang)
            return
        yield Line.of(say("told"))
        for one in self.found.told:
            yield indented(_told_line(one, self.names, say))
        for letters in _alike(self.found.told):
            first, *others = letters
            yield Heading(say("letter", unit=_unit(first, self.names)))
            yield from _same_letter(first, others, self.names, say)
            yield Line.of(f"{say('subject')}: {first.letter.subject}", tone=Tone.STRONG)
            yield Line.of("")
            yield Line.of(first.letter.text.rstrip("\n"))
            if first.letter.calendar is not None:
                yield Line.of("")
                yield Line.of(say("with_calendar"))

    def written_copy(self) -> Line:
        """The short texts for a chat group, each once."""
        texts = dict.fromkeys(one.letter.copy.rstrip("\n") for one in self.found.told)
        return Line.of("\n\n".join(texts))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "why": self.found.why.value if self.found.why else None,
            "told": [
                {
                    "notice": str(one.notice.id),
                    "topic": one.notice.topic.value,
                    "unit": _unit(one, self.names),
                    "office": one.notice.to.office.value,
                    "leaves_at": iso(one.leaves_at),
                    "state": one.state,
                    "part_of": one.part_of,
                    "has_address": one.addressees is not None,
                    "subject": one.letter.subject,
                    "text": one.letter.text,
                    "html": one.letter.html,
                    "copy": one.letter.copy,
                    "calendar": one.letter.calendar.decode() if one.letter.calendar else None,
                }
                for one in self.found.told
            ],
        }


def _same_letter(
    first: ToldAddressee, others: Sequence[ToldAddressee], names: Names, say: Say
) -> Iterator[Block]:
    """The other units that get a letter, and the other offices of the unit itself."""
    unit, words = first.notice.to.unit, names.words
    if own := [one.notice.to.office for one in others if one.notice.to.unit == unit]:
        offices = listed([label(office, say.lang, words) for office in own], say.lang)
        yield Line.of(say("same_office", offices=offices, unit=_unit(first, names)))
    rest = dict.fromkeys(_unit(one, names) for one in others if one.notice.to.unit != unit)
    if rest:
        yield Line.of(say("same_letter", units=listed(list(rest), say.lang)))


def _told_line(one: ToldAddressee, names: Names, say: Say) -> str:
    reached = one.addressees
    count = len(reached.to) + len(reached.cc) if reached else 0
    office = label(one.notice.to.office, say.lang, names.words)
    addresses = say("addresses", count=count) if count else say("no_address")
    said = [say("recipient", unit=_unit(one, names), office=office, addresses=addresses)]
    if one.state is not None:
        known = one.state in KNOWN
        said.append(say(one.state) if known else state_said(one.state, say.lang))
    if one.part_of is not None:
        said.append(say("part_of", event=f"@{one.part_of}"))
    elif one.state in {None, "waiting"}:
        said.append(say("recipient_from", when=moment(one.leaves_at, say.lang)))
    return "; ".join(said)


def _unit(one: ToldAddressee, names: Names) -> str:
    assert one.notice.to.unit is not None
    return one_line(names.unit(one.notice.to.unit))


def _alike(told: Sequence[ToldAddressee]) -> Iterator[list[ToldAddressee]]:
    """Those whose letters differ in the name of the addressee only."""
    by_text: dict[tuple[str, str], list[ToldAddressee]] = {}
    for one in told:
        rest = one.letter.text.partition("\n\n")[2]
        if rest.startswith(GREETINGS):  # after the line that says practice
            rest = rest.partition("\n\n")[2]
        by_text.setdefault((one.letter.subject, rest), []).append(one)
    return iter(by_text.values())

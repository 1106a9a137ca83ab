"""What is kept of a person, what of it was erased, and the requests of persons."""

from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.as_json import iso
from adapters.pages.blocks import Block, Entry, Heading, Line, Tone, columns, table
from adapters.personal_data import Held, requests_of
from adapters.wording.labelling import event_label, label
from adapters.wording.outside import one_line
from adapters.wording.pages.person import PERSON
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, day, moment
from domain.personal import PersonRequest
from domain.record.record import SYSTEM
from domain.values.days import DayTable
from domain.values.when import Moment, civil_day


class HeldPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a person; ``erased``: what of it has just gone, and what stays."""

    person: str
    held: Held
    names: Names
    erased: bool = False
    #: Nothing has gone yet: how to go on is said.
    asks: bool = False

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, held = Say(PERSON, lang), self.held
        if not held.erasable and not held.acts:
            yield Line.of(say("nothing", person=one_line(self.person)))
            return
        if held.accounts:
            yield Heading(say("accounts"))
        for account in held.accounts:
            known = one_line(", ".join(filter(None, (account.name, account.email))))
            yield Entry(account.key, say("gone") if self.erased else known)
        if held.addresses:
            yield Heading(say("addresses"))
        for one in held.addresses:
            unit = one_line(self.names.unit(one.unit))
            kind = label(one.kind, lang)
            yield Entry(unit, say("address", kind=kind, at=moment(one.set_at, lang)))
        if held.mentions:
            yield Heading(say("mentions"))
        for text in held.mentions:
            yield Entry(text.event, say("gone") if self.erased else f"“{one_line(text.text)}”")
        if held.acts:
            yield Heading(say("acts"), say("acts_stay"))
        for act in held.acts:
            at = moment(act.recorded_at, lang)
            yield Entry(act.event, f"{event_label(act.type, lang)}, {at}")
        yield Line.of("")
        yield from self._end(say)

    def _end(self, say: Say) -> Iterator[Block]:
        key = "erased" if self.erased else "to_erase" if self.asks else "found"
        facts = {
            "accounts": len(self.held.accounts),
            "addresses": len(self.held.addresses),
            "texts": len(self.held.mentions),
            "acts": len(self.held.acts),
        }
        yield Line.of(say(key, **facts))
        if not self.erased and self.asks:
            yield Line.of(say("how_to_erase"))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        """What a person may be handed: everything that was found, without the hashes."""
        accounts = [
            {
                "account": one.key,
                "name": None if self.erased else one.name,
                "email": None if self.erased else one.email,
            }
            for one in self.held.accounts
        ]
        addresses = [
            {
                "unit": self.names.unit(one.unit),
                "kind": one.kind.value,
                "address": None if self.erased else one.address,
                "since": iso(one.set_at),
            }
            for one in self.held.addresses
        ]
        texts = [
            {
                "event": one.event,
                "recorded_at": iso(one.recorded_at),
                "text": None if self.erased else one.text,
            }
            for one in self.held.mentions
        ]
        acts = [
            {"event": one.event, "recorded_at": iso(one.recorded_at), "type": one.type}
            for one in self.held.acts
        ]
        told = {"person": self.person, "erased": self.erased}
        found = {"accounts": accounts, "addresses": addresses, "texts": texts, "acts": acts}
        return {**told, **found}


class RequestsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Every request of a person, with the last day of its answer."""

    requests: tuple[PersonRequest, ...]
    names: Names
    days: DayTable
    now: Moment

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(PERSON, lang)
        if not self.requests:
            yield Line.of(say("no_requests"))
            return
        heads = map(say, ("number", "person", "wish", "received", "answer"))
        rows = (
            (
                str(one.number),
                one_line(self.names.text(one.person.digest) or say("gone")),
                label(one.wish, lang),
                day(one.received, lang),
                self._standing(one, say),
            )
            for one in self.requests
        )
        yield Heading(say("requests"))
        yield table(columns(*heads, fold=(1, 2, 4)), rows, stacks=True)
        if any(self.is_late(one) for one in self.requests):
            yield Line.of(say("late_requests"), tone=Tone.ALARM)

    def is_late(self, one: PersonRequest) -> bool:
        """Whether it is not answered though its last day is over."""
        return one.answered is None and civil_day(self.now) > one.last_day(self.days)

    def _standing(self, one: PersonRequest, say: Say) -> str:
        if one.answered is not None:
            return say("answered", day=day(one.answered, say.lang))
        key = "late" if self.is_late(one) else "due"
        return say(key, day=day(one.last_day(self.days), say.lang))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "requests": [
                {
                    "number": one.number,
                    "person": self.names.text(one.person.digest),
                    "wish": one.wish.value,
                    "received": one.received.isoformat(),
                    "answer_by": one.last_day(self.days).isoformat(),
                    "answered": one.answered.isoformat() if one.answered else None,
                    "late": self.is_late(one),
                }
                for one in self.requests
            ]
        }


def requests_page(engine: Engine) -> RequestsPage:
    """The requests, as they stand now."""
    names = engine.names()
    names.read_texts(SYSTEM)
    return RequestsPage(
        requests=requests_of(engine),
        names=names,
        days=engine.store.days(),
        now=engine.due(),
    )

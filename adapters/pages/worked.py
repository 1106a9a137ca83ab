"""What the background work did and what it finds, in words and for programs."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from adapters.bootstrap import Engine
from adapters.delivery.settings import Settings
from adapters.health import Finding, findings
from adapters.pages.as_json import iso, plain
from adapters.pages.blocks import Block, Line, Tone
from adapters.pages.journal import reason
from adapters.wording.labelling import label
from adapters.wording.labels.due import due_name
from adapters.wording.messages import sentence
from adapters.wording.outside import one_line
from adapters.wording.pages.delivery import CAME, DOCTOR, LINES, STATES
from adapters.wording.pages.doors import word
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, day, moment, pick
from domain.notices import Topic
from domain.record.record import UnitId
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workers.duties import Line as Done


def line_json(duty: str, done: Done, at: Moment) -> dict[str, object]:
    """A line of the work for programs: at what time which duty did what."""
    facts = {key: plain(value) for key, value in done.facts.items()}
    return {"at": iso(at), "duty": duty, "what": done.what, **facts}


def line_said(done: Done, at: Moment, names: Names, lang: Lang) -> str:
    """A line of the work in words, with its time."""
    return f"{moment(at, lang)}  {one_line(_said(done, names, lang))}"


def _said(done: Done, names: Names, lang: Lang) -> str:
    facts = dict(done.facts)
    if done.what == "refused":
        code = facts.pop("code")
        told = Refusal(code, **facts)  # type: ignore[arg-type]
        facts = {"sentence": sentence(told, lang, names)}
    if done.what == "unusable":
        facts = {"sentence": word(str(facts.pop("code")), lang, **facts)}
    return Say(LINES, lang)(done.what, **_worded(facts, names, lang))


def _worded(facts: Mapping[str, object], names: Names, lang: Lang) -> dict[str, object]:
    """Facts as they stand in a sentence: units by name, what is due by what it is called."""
    found = dict(facts)
    unit = facts.get("unit")
    name = names.unit(unit) if isinstance(unit, UnitId) else None
    found["unit"] = name or ""
    found["of_unit"] = f" ({name})" if name else ""
    topic = facts.get("topic")
    if isinstance(topic, Topic):
        found["topic"] = label(topic, lang)
    if isinstance(facts.get("deadline"), str):
        found["deadline"] = due_name(str(facts["deadline"]), lang, names.words, None)
    if facts.get("came") in CAME:
        found["came"] = pick(CAME[str(facts["came"])], lang)
    if facts.get("state") in STATES:
        found["state"] = pick(STATES[str(facts["state"])], lang)
    why = facts.get("why")
    found["why"] = reason(str(why), lang) if why else ""
    found["because"] = f" ({found['why']})" if why else ""
    if isinstance(on := facts.get("day"), date):
        found["day"] = day(on, lang)
    for key in ("at", "until", "before", "oldest", "last"):
        if isinstance(facts.get(key), int):
            found[key] = moment(int(str(facts[key])), lang)
    return found


class DoctorPage(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, and which command mends it."""

    findings: tuple[Finding, ...]
    #: A setting that cannot be read.
    malformed: Refusal | None
    names: Names

    @property
    def wrong(self) -> int:
        """How many things are stuck."""
        return sum(one.wrong for one in self.findings) + (self.malformed is not None)

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(DOCTOR, lang)
        for one, text in self._told(lang):
            mark = "!" if one.wrong else "✓" if one.mend is None else "·"
            yield Line.of(f"{mark} {text}", tone=Tone.STRONG if one.wrong else Tone.PLAIN)
            if one.mend is not None:
                yield Line.of(f"    → {one.mend}", whole=True)
        yield Line.of("")
        yield Line.of(say("something", count=self.wrong) if self.wrong else say("all_well"))

    def as_json(self, lang: Lang) -> dict[str, object]:
        told = [
            {
                "code": one.code,
                "wrong": one.wrong,
                "sentence": text,
                "facts": {key: plain(value) for key, value in one.facts.items()},
                "mend": one.mend,
            }
            for one, text in self._told(lang)
        ]
        return {"sound": not self.wrong, "findings": told}

    def _told(self, lang: Lang) -> Iterator[tuple[Finding, str]]:
        """Every finding with its sentence; a setting that cannot be read comes last."""
        found = list(self.findings)
        if self.malformed is not None:
            facts = {"sentence": sentence(self.malformed, lang, self.names)}
            found.append(Finding(code="setting_malformed", wrong=True, facts=facts))
        for one in found:
            yield one, Say(DOCTOR, lang)(one.code, **_worded(one.facts, self.names, lang))


def doctor_page(
    engine: Engine, settings: Settings, malformed: Refusal | None, *, try_mail: bool
) -> DoctorPage:
    """Everything that was looked at. Of a setting that cannot be read it goes without saying that
    the mail server is not set."""
    found = findings(engine, settings, try_mail=try_mail)
    return DoctorPage(
        findings=tuple(
            one for one in found if not (malformed is not None and one.code == "mail_unset")
        ),
        malformed=malformed,
        names=engine.names(),
    )

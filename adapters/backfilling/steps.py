"""What the answers about a past year become: commands, in the form in which anybody gives them."""

from collections.abc import Iterable, Iterator

from adapters.backfilling.answers import (
    UNSTATED,
    Act,
    Raw,
    code_of,
    day_of,
    is_yes,
    listed,
    next_year,
    path_of,
    said_of,
)
from adapters.backfilling.chosen import chosen_said
from adapters.backfilling.told import ToldYear
from adapters.rulebooks.brought import brought
from adapters.spreadsheets.read import read_file as read_table
from adapters.yaml_file import read_file as read_yaml
from domain.cycle.backfill import SourceTopic
from domain.reconcile.lines import Line
from domain.values.names import fold
from domain.values.refusal import Refusal
from domain.values.when import When

Answers = dict[str, str]


def stated(answers: Answers, name: str) -> str:
    """An answer that need not be given; nothing where the source does not say."""
    text = answers.get(name, "")
    return "" if text == UNSTATED else text


def cluster_founded(told: ToldYear, answers: Answers) -> Iterator[Act]:
    raw: Raw = {"command": "found_cluster", "name": answers["name"]}
    if authority := stated(answers, "authority"):
        raw["authority"] = authority
    if fold(answers["name"]).startswith("khoi"):
        raw["words"] = {"cluster": "Khối", "chair": "Khối trưởng", "vice_chair": "Khối phó"}
    yield Act(told.cluster_code, raw)


def units_entered(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """The units of an answer, with commas between."""
    yield from members_named(told, listed(answers["units"]))


def members_named(told: ToldYear, names: Iterable[str]) -> Iterator[Act]:
    """Units that are not known yet are entered, and all become members; ``Sở Y tế = Y tế`` gives
    full and short name. Raises ``Refusal("field_missing")`` where nobody is named."""
    codes: list[str] = []
    for text in names:
        full, _, short = (part.strip() for part in text.partition("="))
        if told.unit(full):
            codes.append(full)
            continue
        code = told.free_code(code_of(short or full), codes)
        codes.append(code)
        raw = {"command": "register_unit", "full_name": full, "short_name": short or full}
        yield Act(code, raw)
    if not codes:
        raise Refusal("field_missing", field="units")
    yield Act(told.cluster_code, {"command": "add_members", "units": codes})


def cycle_opened(told: ToldYear, answers: Answers) -> Iterator[Act]:
    raw = {
        "command": "open_cycle",
        "year": told.year,
        "backfill": True,
        "reason": answers["reason"],
    }
    yield Act(told.cluster_code, raw)


def source_entered(told: ToldYear, answers: Answers) -> Iterator[Act]:
    count = len(told.cycle.sources) if told.cycle else 0
    raw: Raw = {
        "command": "record_source",
        "source": f"nguon-{count + 1}",
        "title": answers["title"],
        "grade": answers["grade"],
    }
    if date := stated(answers, "date"):
        raw["document"] = {"kind": answers["title"], "date": day_of(date)}
    yield Act(told.code, raw)


def fact(told: ToldYear, topic: SourceTopic, text: str = UNSTATED, at: str | None = None) -> Act:
    """What the source says of a topic; without a text, that it does not say."""
    return _fact(told, topic, said_of(text), at)


def _fact(told: ToldYear, topic: SourceTopic, said: Raw, at: str | None = None) -> Act:
    raw: Raw = {"command": "record_fact", "topic": topic.value, "source": told.source, "said": said}
    return Act(told.code, raw, at)


def topic_told(told: ToldYear, topic: SourceTopic, answers: Answers) -> Iterator[Act]:
    """What is answered of a topic. Guests who are known by no name stay in the source's words:
    whoever attended becomes no unit and no member by that."""
    said = said_of(answers["said"])
    if topic is SourceTopic.ATTENDANCE and said["type"] == "counted":
        named = said["named"]
        assert isinstance(named, list)
        if not all(map(told.unit, named)):
            said = {"type": "known", "value": answers["said"].strip()}
    yield _fact(told, topic, said)


def year_officers(told: ToldYear, answers: Answers) -> Iterator[Act]:
    chair, vices = _officers_said(told, answers)
    raw: Raw = {"command": "record_officers", "year": told.year, "chair": chair}
    if vices:
        raw["vice_chairs"] = vices
    if told.cycle is not None and told.cycle.officers.chair is not None:
        raw["reason"] = "Ghi lại theo nguồn"
    if told.is_unstated(SourceTopic.CHAIR):  # answered otherwise before
        yield fact(told, SourceTopic.CHAIR, chair)
    # first what would not be asked again if the telling broke off after the other
    if not vices and not told.is_said(SourceTopic.VICE_CHAIR):
        yield fact(told, SourceTopic.VICE_CHAIR)
    yield Act(told.cluster_code, raw)


def criteria_set(told: ToldYear, answers: Answers) -> Iterator[Act]:
    written = brought("set_rulebook", read_yaml(path_of(answers["file"])))
    yield Act(told.code, {**written, "command": "set_rulebook"})


def awards_set(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """A rulebook that holds the awards which a source names, and nothing else."""
    found = [
        {"code": code_of(name), "name": name, "how": "not_stated"}
        for name in listed(answers["titles"])
        if name != UNSTATED
    ]
    title = told.cycle.sources[told.source].title if told.cycle else ""
    rulebook = {"name": f"Những mục bình xét mà nguồn nêu: {title}", "selections": found}
    yield Act(told.code, {"command": "set_rulebook", "rulebook": rulebook})


def read_discrepancy(told: ToldYear, code: str, answers: Answers) -> Iterator[Act]:
    raw = {"command": "accept_discrepancy", "discrepancy": code, **answers}
    yield Act(told.code, raw)


def plan_told(told: ToldYear, answers: Answers) -> Iterator[Act]:
    document: Raw = {"kind": "Kế hoạch"}
    document |= {key: text for key in ("number", "signer") if (text := stated(answers, key))}
    date = day_of(found) if (found := stated(answers, "date")) else None
    if date:
        document["date"] = date
    yield Act(told.code, {"command": "issue_plan", "document": document}, date)


def going_on(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """The explicit decision to go on although no source states what the phase asks for, or none
    was asked about it yet."""
    cycle = told.cycle
    assert cycle is not None
    if not is_yes(answers["yes"]):
        told.put_off.add(f"step:{cycle.phase}")
        return
    unasked = told.unasked
    for condition in told.lacking:
        why = "Câu này để sau" if condition in unasked else "Các nguồn đã nhập không nêu"
        reason = f"{why}; quyết định nhập tiếp bước sau"
        raw = {"command": "waive_condition", "condition": condition, "reason": reason}
        yield Act(told.code, raw)
    yield Act(told.code, {"command": "advance_phase"})


def scores_told(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """The published table, as it is printed in a spreadsheet or a text file."""
    printed = read_table(path_of(answers["file"]), ranks=True).printed

    def row(line: Line) -> Raw:
        figures = {
            "standard": line.standard,
            "bonus": line.bonus,
            "deduction": line.deduction,
            "total": line.total,
        }
        unsure = [figure.at for figure in figures.values() if figure.written and not figure.value]
        doubtful = [at for at in unsure if at]
        if any(figure.problem for figure in figures.values()):
            raise Refusal("points_malformed", value=", ".join(doubtful) or line.at)
        cells = {key: str(found.value) for key, found in figures.items() if found.value is not None}
        if printed.ranked and line.rank is None and line.rank_written and not line.unranked:
            raise Refusal(
                "input_malformed", where=line.rank_at, expected="1, 2, 3", value=line.rank_written
            )
        return {
            "unit": line.unit,
            **({"rank": line.rank} if printed.ranked and line.rank else {}),
            **cells,
        }

    rows = [row(line) for line in printed.lines]
    yield Act(told.code, {"command": "record_published_table", "source": told.source, "rows": rows})


def conference_told(told: ToldYear, answers: Answers) -> Iterator[Act]:
    at = day_of(answers["date"])
    raw: Raw = {"command": "call_conference", "date": at}
    for topic in (SourceTopic.PLACE, SourceTopic.MODE):
        if text := stated(answers, topic):
            raw[topic.value] = text
        elif answers.get(topic) == UNSTATED and not told.is_said(topic):
            yield fact(told, topic)
    called = told.cycle.conference.called if told.cycle else None
    if called != When.read(at):  # told already before the telling broke off
        yield Act(told.code, raw, at)
    yield fact(told, SourceTopic.CONFERENCE, "có", at)


def selection_named(told: ToldYear, code: str, name: str, answers: Answers) -> Iterator[Act]:
    """As :func:`selection_told`; of a choice that was called unstated that is taken back."""
    acts = list(selection_told(told, code, answers))
    if name in told.unchosen:
        left = tuple(other for other in told.unchosen if other != name)
        yield choices_unstated(told, left) if left else fact(told, SourceTopic.VOTE, "có")
    yield from acts


def choices_unstated(told: ToldYear, names: Iterable[str]) -> Act:
    """That the source does not say who was chosen for those; of others it may."""
    act = fact(told, SourceTopic.VOTE)
    note = ", ".join(f"“{name}”" for name in dict.fromkeys(names))
    return Act(act.target, {**act.raw, "note": note})


def selection_told(told: ToldYear, code: str, answers: Answers) -> Iterator[Act]:
    chosen, besides = chosen_said(told, answers["chosen"])
    if not chosen and not besides:
        raise Refusal("field_missing", field="chosen")
    for name, field in (("word", "word"), ("stage", "stage"), ("authority", "by")):
        if text := stated(answers, field):
            besides[name] = text
    raw: Raw = {
        "command": "record_vote_outcome",
        "selection": code,
        "chosen": chosen,
        "source": told.source,
    }
    if besides:
        raw["told"] = besides
    yield Act(told.code, raw)


def election_told(told: ToldYear, answers: Answers) -> Iterator[Act]:
    named = officers_named(told, answers)
    if "vice_chairs" not in named.raw and not told.is_said(SourceTopic.NEXT_VICE_CHAIR):
        yield fact(told, SourceTopic.NEXT_VICE_CHAIR)
    if told.is_unstated(SourceTopic.ELECTION):  # answered otherwise before
        yield fact(told, SourceTopic.ELECTION, "có")
    yield named


def officers_named(told: ToldYear, answers: Answers) -> Act:
    chair, vices = _officers_said(told, answers)
    raw: Raw = {
        "command": "name_next_officers",
        "year": next_year(told.year),
        "chair": chair,
        "how": answers["how"],
    }
    if vices:
        raw["vice_chairs"] = vices
    return Act(told.code, raw)


def _officers_said(told: ToldYear, answers: Answers) -> tuple[str, list[str]]:
    """Chair and vices. Raises ``Refusal`` for a name of no unit, before anything is stored."""
    [chair, *more] = listed(answers["chair"]) or [""]
    if more:
        raise Refusal("input_malformed", where="chair", expected="1", value=answers["chair"])
    vices = listed(stated(answers, "vices"))
    for name in (chair, *vices):
        told.check_unit(name)
    return chair, vices

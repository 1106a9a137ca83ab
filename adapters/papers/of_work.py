"""The facts of a year's work: who registered what, who checks whom, who still owes what, and how
titles are given."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from adapters.papers.facts import Row
from adapters.papers.forms import joined, name_of_unit
from adapters.papers.of_votes import needed_votes
from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.labels.due import due_in
from adapters.wording.labels.requirements import requirement_label
from adapters.wording.letters.owed import ACTS
from adapters.wording.outside import one_line
from adapters.wording.papers.work import WORK
from adapters.wording.phrasing import told
from adapters.wording.writing import Names, deadline, listed, number, points
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Duty, Standing, duties
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.phases.summary_conference import ConferenceCalled
from domain.reckoning.choice import places_in
from domain.reckoning.eligibility import quotas
from domain.record.record import Event, UnitId
from domain.rulebook.selections import Kind, Selection
from domain.values.names import sort_key
from domain.values.when import Moment, civil_day

#: What is due within so many days is asked for in writing; what is due later is not yet.
_ASKED_DAYS_BEFORE: Final = 15
_DAY: Final = 24 * 60 * 60 * 1_000_000


def facts_of_work(
    cycle: Cycle, events: Sequence[Event], names: Names, now: Moment
) -> dict[str, object]:
    """What the record tells of the work before the conference; ``now`` by the store's clock."""
    owed = tuple(_owed(cycle, names, now))
    asked = sorted(dict.fromkeys(str(row["ten"]) for row in owed), key=sort_key)
    last = len(asked) - 1
    known: dict[str, object] = {
        "dang_ky": tuple(_registered(cycle, events, names)),
        "phan_cong": tuple(_checked(cycle, names)),
        "don_doc": owed,
        "kinh_gui_don_doc": asked[0] if len(asked) == 1 else "",
        "kinh_gui_nhieu_noi": tuple(
            {"ten": f"- {name}{'.' if at == last else ';'}"} for at, name in enumerate(asked)
        )
        if last > 0
        else (),
    }
    place = _place(events, names)
    if place:
        known["dia_diem"] = place
    titles = tuple(_titles(cycle))
    return {**known, "binh_xet": titles} if titles else known


def _place(events: Sequence[Event], names: Names) -> str:
    """Where the conference was called to last; empty where that is not on record any more."""
    places = [event.body.place for event in events if isinstance(event.body, ConferenceCalled)]
    text = names.text(places[-1].digest) if places and places[-1] is not None else None
    return one_line(told(text, "vi")) if text is not None else ""


def _in_order(cycle: Cycle, names: Names) -> list[UnitId]:
    return sorted(cycle.members, key=lambda unit: sort_key(names.unit(unit)))


def _registered(cycle: Cycle, events: Sequence[Event], names: Names) -> Iterator[Row]:
    """Every member: what it registered last, or that it did not; nothing before anybody has."""
    part = cycle.registration
    if not part.units:
        return
    last = {
        event.body.unit: event.body for event in events if isinstance(event.body, TargetsRegistered)
    }
    rulebook = cycle.plan.rulebook
    called = {found.code: found.name for found in rulebook.selections} if rulebook else {}
    for unit in _in_order(cycle, names):
        body, registered = last.get(unit), part.units.get(unit)
        titles = [
            one_line(called.get(code, code)) for code in (registered.titles if registered else ())
        ]
        if body is not None:
            said = "; ".join(
                one_line(told(names.text(target.digest), "vi")) for target in body.targets
            )
        else:
            said = WORK["excused" if unit in part.excused else "not_registered"]
        in_time = registered is not None and not registered.late
        yield {
            "ten": name_of_unit(names.unit(unit)),
            "chi_tieu": said,
            "danh_hieu": listed(titles, "vi"),
            "thoi_han": "" if registered is None else WORK["in_time" if in_time else "late"],
            "giao_uoc": WORK["pledged" if unit in part.pledged else "not_pledged"],
        }


def _checked(cycle: Cycle, names: Names) -> Iterator[Row]:
    """Who checks whose sheet, column by column."""
    rulebook, checks = cycle.plan.rulebook, cycle.scoring.checks
    for column in rulebook.columns if rulebook else ():
        for unit in _in_order(cycle, names):
            found = checks.get((unit, column.code))
            if found is None:
                continue
            units = joined([one_line(names.unit(one)) for one in found.units])
            team = one_line(found.team or "")
            yield {
                "ten": name_of_unit(names.unit(unit)),
                "cham": filled(WORK["team"], {"team": team, "units": units}) if team else units,
                "cot": one_line(column.name),
            }


def _owed(cycle: Cycle, names: Names, now: Moment) -> Iterator[Row]:
    """What is overdue or due soon, unit by unit."""
    found = [duty for duty in duties(cycle).values() if _is_asked(duty, now)]
    found.sort(key=lambda duty: (duty.before or 0, duty.code))
    for unit in _in_order(cycle, names):
        for duty in (duty for duty in found if duty.unit == unit):
            assert duty.before is not None
            yield {
                "ten": name_of_unit(names.unit(unit)),
                "viec": "; ".join(_to_do(cycle, duty, word, names) for word in duty.wanted),
                "han": deadline(civil_day(duty.before - 1), duty.before, "vi"),
            }


def _is_asked(duty: Duty, now: Moment) -> bool:
    if duty.unit is None or not duty.wanted or duty.before is None:
        return False
    soon = duty.before - now <= _ASKED_DAYS_BEFORE * _DAY
    return duty.standing is Standing.PASSED or (duty.standing is Standing.OPEN and soon)


def _to_do(cycle: Cycle, duty: Duty, word: str, names: Names) -> str:
    if word == "record_report_received":
        name = due_in(cycle, duty.code, "vi", names.words)
        return filled(WORK["report"], {"name": one_line(name)})
    return ACTS[word][0]


def _titles(cycle: Cycle) -> Iterator[Mapping[str, str]]:
    """How each title is given, of how many there are, and what must be reached."""
    rulebook = cycle.plan.rulebook
    for selection in rulebook.selections if rulebook else ():
        if selection.kind is Kind.OFFICE:
            continue
        places = places_in(quotas(cycle, selection, (), if_known=True))
        count = {"count": number(places, "vi")} if places is not None else {}
        without = WORK["no_quota"] if selection.quota_from is None else WORK["quota_from"]
        yield {
            "danh_hieu": one_line(selection.name),
            "cach_chon": label(selection.how, "vi"),
            "so_luong": filled(WORK["places"], count) if count else without,
            "dieu_kien": condition_of(selection),
        }


def condition_of(selection: Selection) -> str:
    """What must be reached, and what else is asked of a unit."""
    said = []
    if selection.threshold is not None:
        said.append(needed_votes(selection.threshold, None, None))
    elif selection.min_total is not None:
        key = "min_total_above" if selection.more_than_min is True else "min_total"
        said.append(filled(WORK[key], {"points": points(selection.min_total, "vi")}))
    said += [requirement_label(one, "vi") for one in selection.asked]
    return "; ".join(said) or WORK["no_condition"]

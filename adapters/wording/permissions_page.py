"""Who may do and who may read what, as a page drawn from the rows that are asked.

``python -m adapters.wording.permissions_page > docs/permissions.md`` writes the page anew.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from adapters.wording.labelling import command_label, label
from domain.cycle.cycle import ROW_OF
from domain.cycle.guard import WAY, Phase
from domain.record.record import Command, Office, command_word
from domain.record.streams import KINDS
from domain.record.who import Scope
from workflows.permissions import PERMISSIONS
from workflows.reads import READS, Reach

#: Nobody acts or reads as the system.
_OFFICES: Final = tuple(office for office in Office if office is not Office.SYSTEM)
_HEAD: Final = """\
# Permissions

Who may do and who may read what: denied unless a cell allows it. Drawn from the rows beside every
command and from `workflows/reads.py`; `tests/golden/permissions.txt` and `tests/golden/reads.txt`
hold the same cells as people reviewed them. After a change of rows:

```
python -m adapters.wording.permissions_page > docs/permissions.md
```

`thidua permissions` prints both tables, `thidua permissions CYCLE --as OFFICE@UNIT` what somebody
may in a year now. `--as` stands on every command that reads; whoever holds several offices names
each of them and has the rights of all that are held in that year. Without `--as` the operator of
the machine reads.

## What a cell means

Reading: `whole` is everything that is open to anybody. `member` is the own unit wholly; of others
what the rulebook opens (`see_others`, `see_log`, `see_scorers`; unsaid: figures once a sheet is
sent, the log always), and before the table is adopted no criterion, column, reason, extension or
reduction. A unit to which a check is assigned reads the sheets that it checks. `adopted` shows no
unit's figures before the table is adopted. `own` is the own unit and nothing of others.

Sealed in every cell: scores of a sheet that was not sent (but to its unit), votes of a ballot
that is not closed (but to the unit whose vote it is), first counts and what the chair states for
the record (but to the seat that wrote them). To a person with several offices a ballot or a first
count is closed as soon as it is closed to one of these.

Rights come first, then the filter: what is closed is taken out before a page reckons anything, so
no count, rank, order, sum, empty line or error tells of it. Where the figures of one unit are
closed there are no ranks, classes by place, or points that depend on the best of all.

## Absent and forbidden answer alike

A year or cluster to which a reader does not belong is not there (`name_unknown`, with the nearest
name among those that are), to act on as to read. What a cell denies, what a phase does not have
yet and what the rulebook closes answer with one sentence (`nothing_to_read`). Events of others
that are closed are not in the log; their numbers are left out of its counting, and only the gaps
between the numbers show that something is kept.

Exceptions, each from what is public in the cluster:

- an office that the unit does not hold in a year that is there for it (`office_not_held`): the
  same for one that it once held;
- an office or a unit that does not exist (`office_unknown`, `name_unknown`): units stand in a
  public list;
- whether a sheet was sent or settled, and whether a report came, is known to all members.

Whoever brings a file (`sheets_in`) reads beside it what they read anyway. Of a sheet that is
sealed to them every figure of the file is shown and ordered, not those alone that differ; that a
unit has begun to fill it in, whoever may act for it is told. Recording does tell whether anything
changed: an act cannot store what is there already. A value that is named as the one that was seen
(`1=57->58`) is taken where it is right, because that is how two people do not write over each
other; it is an act on behalf, and stands in the log.

An export (`export`) holds every event whole, as it is stored. Its cells say who may ask; it is
refused as long as anything in the year is closed to the one who does.

## Reviewers and auditors

An auditor or reviewer is seated at a body that is no member of the year: nobody looks at the own
cluster from outside. Who it is the operator records from the document that names it
(`name_overseer`, from a day on) and ends (`end_overseer`), in the cluster; all its years learn of
it, those that are over too. No office of the cluster can: whoever a guard is set against neither
sets nor lifts it. From then on only a body that was named looks at the cluster in that office, and
for the others its years are not there. As long as nobody was ever named for an office, any body
that is no member reads as one; to act, a body has to be named. A named reviewer records its
decisions itself (`record_decision`, and `thidua decide` for all its clusters in one seat).
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD, "## Reading\n\n" + "\n".join(_reads())]
    for name, kind in KINDS.items():
        rows = [row.command for row in kind.ROWS if _for_people(row.command)]
        if rows:
            parts.append(f"## Acts: {name}\n\n" + "\n".join(_acts(rows)))
    return "\n".join(f"{part}\n" for part in parts)


def _reads() -> Iterator[str]:
    yield from _heads("read")
    for row in READS:
        yield _line(f"{label(row.read, 'vi')} (`{row.read}`)", row.by, _span(row.phases))


def _acts(commands: list[type[Command]]) -> Iterator[str]:
    yield from _heads("command")
    for command in commands:
        row = ROW_OF.get(command)
        name = f"{command_label(command, 'vi')} (`{command_word(command)}`)"
        yield _line(name, PERMISSIONS[command], _span(row.phases) if row is not None else "")


def _heads(first: str) -> Iterator[str]:
    yield "| " + " | ".join([first, *(office.value for office in _OFFICES), "phases"]) + " |"
    yield "| " + " | ".join(["---"] * (len(_OFFICES) + 2)) + " |"


def _line(name: str, by: Mapping[Office, Reach] | Mapping[Office, Scope], phases: str) -> str:
    cells = [by[office].value if office in by else "" for office in _OFFICES]
    return "| " + " | ".join([name, *cells, phases]) + " |"


def _span(phases: tuple[Phase, ...]) -> str:
    """The phases, a run of the way as its first and last; nothing for all."""
    if set(phases) == set(Phase):
        return ""
    in_way = [phase for phase in WAY if phase in phases]
    first = WAY.index(in_way[0])
    if len(in_way) > 2 and list(WAY[first : first + len(in_way)]) == in_way:
        return f"{in_way[0]} to {in_way[-1]}"
    return ", ".join(in_way)


def _for_people(command: type[Command]) -> bool:
    return set(PERMISSIONS[command]) != {Office.SYSTEM}


if __name__ == "__main__":
    print(page(), end="")

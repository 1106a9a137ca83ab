"""The generated parts of docs/notices.md: who is told of what, and letters word for word.

``python -m tests.notice_texts.page`` writes them anew, after the golden letters.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from adapters.wording.labelling import label
from domain.notices import Topic
from domain.record.record import Body
from domain.record.streams import EVENTS
from workflows.notices import JOINED
from workflows.who_is_told import POLICIES, Policy

PAGE: Final = Path(__file__).parents[2] / "docs" / "notices.md"
GOLDEN: Final = Path(__file__).with_name("golden")
_PART: Final = re.compile(r"(<!-- (table|letter [\w.]+) -->\n).*?(<!-- end -->\n)", re.DOTALL)

#: In words, who a function of the policies gives.
RECIPIENTS: Final[Mapping[str, str]] = {
    "_others": "all members but the unit that acted",
    "_unit": "the unit it is about, unless it acted itself",
    "_unit_of_sheet": "the unit whose score it is, unless its own hand did it",
    "_those_moved": "the units whose points moved",
    "_receipt": "the unit it is about",
    "_units": "the units it names",
    "_secretary": "the chair's office, unless it acted itself",
    "_rung": "whoever enters the rung that has the sheet now, but the seat that acted",
    "_named_body": "the body outside that is named, once scores may be entered",
    "_bodies": "the bodies outside that enter their points themselves",
    "_complainant": "the unit that complains",
    "_claimant": "the unit that stated it",
    "_checkers": "the units that are to check",
    "_whose_vote": "the unit whose vote it is and its proxy, unless its own hand did it",
    "_absent_and_proxies": "the absent units and proxies changed, unless their own hand did it",
    "_asked": "those who are asked in writing",
    "_extended": "the unit that got more time; where all got it, those who still owe something",
    "_set": "those who still owe something; of what is the cluster's, all members",
    "_moved": "those who still owe something; of what is the cluster's, all members",
    "_decided": "the units that the decision names",
    "_dossier": "those chosen or proposed for the award",
    "_next_chair": "the next chair: its mailbox, and its head for the signature",
    "_next_officers": "each unit whose office is another than it was told",
    "_moved_by_correction": "each unit whose total or rank is another than before",
}
#: In words, when a policy concerns an event at all.
WHEN: Final[Mapping[str, str]] = {
    "Policy.<lambda>": "",
    "_issued": "once the plan is in force: the plan says its own days",
    "_opens.<locals>.opens": "unless the plan was issued, or the phase reopened, by the same act",
    "_of_unit": "where it passed for a unit",
    "_of_cluster": "where it passed for the cluster as a whole",
    "_alone": "unless the message on the deadline that passed says it",
    "_unanswered": "unless the answer to an explanation says it",
    "_not_confirmed": "unless it was in time and confirmed to the unit before, by its statement",
    "_not_by_sending": "unless a sheet that was sent moved them",
    "_first": "the first time",
    "_again": "every further time",
    "_handed_over": "once both sides have accepted and everything is ticked off",
}


def table() -> str:
    """One row for each policy, in the order of the code."""
    rows = [
        f"| `{_type(kind)}` | {_topic(policy)} | {RECIPIENTS[_name(policy.to)]} |"
        f" {WHEN[_name(policy.when)]} |"
        for kind, policies in POLICIES.items()
        for policy in policies
    ]
    return "\n".join(["| event | letter | told | when |", "| --- | --- | --- | --- |", *rows, ""])


def _type(kind: type[Body]) -> str:
    return max((schema, name) for (name, schema), body in EVENTS.items() if body is kind)[1]


def _topic(policy: Policy) -> str:
    joined = ", joined" if policy.topic in JOINED else ""
    return f"`{policy.topic}` ({label(Topic(policy.topic), 'vi')}{joined})"


def _name(function: Callable[..., object]) -> str:
    return function.__qualname__


def letter(name: str) -> str:
    text = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    return f"```text\n{text}\n```\n"


def written(page: str) -> str:
    """The page with its generated parts as they should be."""

    def part(match: re.Match[str]) -> str:
        kind, _, name = match[2].partition(" ")
        inside = table() if kind == "table" else letter(name)
        return f"{match[1]}{inside}{match[3]}"

    return _PART.sub(part, page)


def parts(page: str) -> Iterator[str]:
    """What is generated: ``table``, ``letter reminder.unit_officer.vi``."""
    return (match[2] for match in _PART.finditer(page))


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

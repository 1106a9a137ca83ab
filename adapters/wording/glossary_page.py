"""The glossary as a page: each word once, its Vietnamese, what it means and where it lives.

``python -m adapters.wording.glossary_page > docs/glossary.md`` writes the page anew. The words of
the business stand here; commands, events and the values of closed lists are drawn from the
catalogue and say in English what it says.
"""

from collections.abc import Iterator
from typing import Final

from adapters.wording.labelling import command_label, event_label, label
from adapters.wording.labels.values import VALUES
from domain.record.record import command_word, word_of
from domain.record.streams import COMMANDS, EVENTS

_HEAD: Final = """\
# Glossary

One word for one thing: the same in code, in the API, in files and on screen. The right column says
where the word is made; a test holds it to the public names there. After a change:

```
python -m adapters.wording.glossary_page > docs/glossary.md
```

"""

#: Word, Vietnamese, meaning, and where it lives: a module and the name in it, or the module alone.
WORDS: Final[tuple[tuple[str, str, str, str], ...]] = (
    # who
    ("unit", "đơn vị", "a body that takes part; it may be renamed, merged, split, dissolved",
     "domain.units.unit.Unit"),
    ("cluster", "cụm, khối thi đua", "the units that compete with each other; what it is called"
     " is its own word", "domain.clusters.cluster.Cluster"),
    ("member", "thành viên", "a unit while it belongs to a cluster",
     "domain.clusters.roster.AddMembers"),
    ("officers", "đơn vị giữ nhiệm vụ", "the units that hold the offices of one year of a cluster",
     "domain.clusters.offices.Officers"),
    ("office", "chức danh, nhiệm vụ", "in what somebody acts: chair, secretary, unit officer …",
     "domain.record.record.Office"),
    ("seat", "tư cách", "an office and the unit that holds it: `secretary@an-giang`",
     "domain.record.record.Seat"),
    ("act_in_place", "làm thay", "the vice chair does the chair's work for a while",
     "domain.clusters.acting.ActInPlace"),
    # the year
    ("cycle", "năm thi đua", "one cluster's year, a stream of its own",
     "domain.cycle.cycle.Cycle"),
    ("phase", "bước", "where the main work of a year is; a lock only where a row makes it one",
     "domain.cycle.guard.Phase"),
    ("row", "dòng điều kiện của việc", "a command, the phases that accept it, who may give it,"
     " what must hold",
     "domain.cycle.guard.Row"),
    ("condition", "điều kiện", "what must hold before a command, or before a phase is left",
     "domain.cycle.guard.Condition"),
    ("plan", "kế hoạch", "what the year is to be: members, rulebook, days",
     "domain.cycle.phases.plan.Plan"),
    ("registration", "đăng ký, giao ước", "targets and titles sought; the pledge",
     "domain.cycle.phases.registration.Registration"),
    ("pledge", "giao ước thi đua", "what the units sign together",
     "domain.cycle.phases.registration.SignPledge"),
    ("conference", "hội nghị tổng kết", "the summary conference, and the sitting in it",
     "domain.cycle.phases.summary_conference.Conference"),
    ("handover", "bàn giao", "who comes next, and what passes to them",
     "domain.cycle.phases.handing_over.Handover"),
    ("outcome", "kết quả", "what a year ended with, as it is sealed",
     "domain.cycle.outcome.Outcome"),
    ("guidance", "hướng dẫn, chỉ tiêu", "what comes from above, quotas among it",
     "domain.cycle.year_work.guidance.Guidance"),
    ("movement", "phong trào", "launched in the year and summed up",
     "domain.cycle.year_work.movements.Movement"),
    ("draft", "dự thảo", "sent round, commented, answered",
     "domain.cycle.year_work.drafting.CirculateDraft"),
    ("report", "báo cáo", "of a quarter or half a year, required of the units",
     "domain.cycle.year_work.reporting.RequireReport"),
    ("claim", "báo đã gửi", "a unit says that it sent something; the secretary confirms",
     "domain.cycle.year_work.claims.ClaimSent"),
    ("dissent", "ý kiến không nhất trí", "a unit does not agree; it may go to the authority",
     "domain.cycle.year_work.dissent.Dissent"),
    # the rulebook and the points
    ("rulebook", "bảng tiêu chí", "criteria, columns, days and votes, as a cluster wrote them",
     "domain.rulebook.rulebook.Rulebook"),
    ("criterion", "tiêu chí", "one thing for which points are given",
     "domain.rulebook.criteria.Criterion"),
    ("part", "điểm chuẩn, điểm thưởng, điểm trừ", "standard, bonus or deduction of a criterion",
     "domain.rulebook.criteria.Part"),
    ("column", "cột", "one stage of scoring: self, cross check, verified, settled, council",
     "domain.rulebook.rulebook.Column"),
    ("points", "điểm", "an exact amount; never a binary float", "domain.values.points.Points"),
    ("sheet", "bảng tự chấm điểm, bảng chấm điểm", "the entries of one unit; a ballot paper alone"
     " is a phiếu", "domain.reckoning.cells.Sheet"),
    ("score_table", "bảng điểm", "all units of a cluster, with totals and ranks",
     "domain.reckoning.score_table.ScoreTable"),
    ("adjust", "điều chỉnh", "to change a score of another, with a reason; never “hạ điểm”",
     "domain.cycle.phases.scoring.AdjustScores"),
    ("explanation", "giải trình", "a unit's answer to an adjustment, and the reply",
     "domain.cycle.scores.explaining.AnswerExplanation"),
    ("discrepancy", "chỗ chưa khớp", "two places of one document that do not agree",
     "domain.rulebook.discrepancies.Discrepancy"),
    ("lapse", "chậm, thiếu", "what a consequence follows from", "domain.rulebook.rulebook.Lapse"),
    ("consequence", "mức trừ do chậm, thiếu", "what is deducted for a lapse",
     "domain.rulebook.rulebook.Consequence"),
    ("deadline", "hạn", "when something is due, as the rulebook says",
     "domain.rulebook.rulebook.Deadline"),
    ("due", "hạn đã tính", "the day that was reckoned from a rule, with everything it took",
     "domain.cycle.deadlines.due.Due"),
    ("extension", "gia hạn", "more time for one unit",
     "domain.cycle.deadlines.standing.Extension"),
    # votes and awards
    ("selection", "mục bình xét", "one title, form of award, standing or office, and how units"
     " are found for it", "domain.rulebook.selections.Selection"),
    ("standing", "danh xưng dẫn đầu, suy tôn", "declared of a unit, apart from the award that it"
     " may lead to", "domain.rulebook.selections.Kind"),
    ("nomination", "đề cử", "who stands for a selection",
     "domain.cycle.votes.nomination.Nominations"),
    ("ballot", "lượt bỏ phiếu", "one round of votes for a selection",
     "domain.cycle.votes.ballot_box.Ballot"),
    ("count", "biên bản kiểm phiếu", "papers given out and returned, valid and invalid, votes",
     "domain.reckoning.ballot.Count"),
    ("threshold", "tỷ lệ phiếu cần đạt", "which share, of whom",
     "domain.rulebook.selections.Threshold"),
    ("quota", "số lượng được chọn", "how many may be chosen", "domain.rulebook.selections.Quota"),
    ("proposal", "tờ trình, đề nghị", "what is asked of an authority",
     "domain.cycle.awards.file.Proposal"),
    ("decision", "quyết định", "what the authority decided",
     "domain.cycle.awards.file.Decision"),
    ("piece", "thành phần hồ sơ", "of a dossier, received", "domain.cycle.awards.file.Piece"),
    ("delivery", "trao thưởng", "when and where it was handed over",
     "domain.cycle.awards.file.Delivery"),
    # what is told of the past
    ("source", "nguồn", "the paper from which a past year is told",
     "domain.cycle.backfill.Source"),
    ("fact", "điều nguồn nêu", "what a source says, or that it says nothing",
     "domain.cycle.backfill.Fact"),
    ("not_stated", "nguồn không ghi, nguồn không nêu", "never “không ghi nhận”",
     "domain.values.known.NotStated"),
    ("gathering", "hội nghị của riêng đơn vị", "it opens, advances and closes no cycle",
     "domain.units.gathering.Gathering"),
    ("finding", "chỗ sai, chỗ chưa chắc", "in a table that somebody made",
     "domain.reconcile.findings.Finding"),
    # the record
    ("command", "việc", "what somebody asks for, in the imperative",
     "domain.record.record.Command"),
    ("event", "sự kiện", "what happened; the only truth", "domain.record.record.Event"),
    ("order", "yêu cầu", "a command with who asks, for whom and as of when",
     "domain.record.order.Order"),
    ("receipt", "biên nhận", "the answer to an order; asked again, given again",
     "domain.record.order.Receipt"),
    ("follow_up", "việc kéo theo", "a command in another stream that follows from an event",
     "domain.record.order.FollowUp"),
    ("refusal", "từ chối", "a code from a closed list, and the facts of the case",
     "domain.values.refusal.Refusal"),
    ("document", "văn bản", "kind, number, date, signer, file; the number may follow",
     "domain.values.paper.Document"),
    ("private", "nội dung có thể xóa", "a text of which the event holds the salted hash",
     "domain.values.private.Private"),
    ("when", "thời điểm", "a time as exactly as it is known", "domain.values.when.When"),
    ("calendar", "lịch làm việc", "which days are worked, and what decisions changed",
     "domain.calendar.Calendar"),
    ("notices", "thông báo", "what became of each notice of a year", "domain.notices.Notices"),
    ("system", "hệ thống", "what the database is, and whether anything may leave it",
     "domain.system.System"),
    ("person_request", "yêu cầu về dữ liệu cá nhân", "what a person wants of the data about them",
     "domain.personal.PersonRequest"),
)  # fmt: skip


def page() -> str:
    """``docs/glossary.md`` in full."""
    return "\n".join((_HEAD.rstrip(), "", *_words(), *_commands(), *_events(), *_values()))


def _words() -> Iterator[str]:
    yield "## The words of the business\n"
    yield _row("word", "Vietnamese", "meaning", "lives in")
    yield _row(*["---"] * 4)
    for word, vietnamese, meaning, lives_in in WORDS:
        yield _row(f"`{word}`", vietnamese, meaning, f"`{lives_in}`")
    yield ""


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "Who may give them, and when: [lifecycle.md](lifecycle.md).\n"
    yield _row("word", "Vietnamese", "meaning", "lives in")
    yield _row(*["---"] * 4)
    for command in COMMANDS.values():
        said = (command_label(command, lang) for lang in ("vi", "en"))
        yield _row(f"`{command_word(command)}`", *said, f"`{_address(command)}`")
    yield ""


def _events() -> Iterator[str]:
    yield "## Events\n"
    yield _row("word", "Vietnamese", "meaning", "lives in")
    yield _row(*["---"] * 4)
    for body in dict.fromkeys(EVENTS.values()):
        word = word_of(body.__name__)
        yield _row(
            f"`{word}`", event_label(word, "vi"), event_label(word, "en"), f"`{_address(body)}`"
        )
    yield ""


def _values() -> Iterator[str]:
    yield "## Values of closed lists\n"
    for kind in sorted(VALUES, key=_address):
        yield f"### `{_address(kind)}`\n"
        yield _row("word", "Vietnamese", "meaning")
        yield _row(*["---"] * 3)
        for value in kind:
            yield _row(f"`{value}`", label(value, "vi"), label(value, "en"))
        yield ""


def _address(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(page(), end="")

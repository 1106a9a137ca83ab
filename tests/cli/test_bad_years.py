"""Bad input about years, offices, units and clusters: a code and a sentence in both languages."""

from pathlib import Path

import pytest

from tests.cli.typed import CYCLE, Desk, typed

CLUSTER = "khoi-tap"
SECRETARY = ("--as", "secretary@an")
OPERATOR = ("--as", "operator")
PROPOSED = ("proposal=tt-1", "authority=Bộ", 'awards=[{"award": "co", "units": ["binh"]}]')


def prepared(desk: Desk) -> Desk:
    """With a unit of no cluster, one that has left, and a cluster that has ended."""
    for words in (
        ("do", "moi", "register_unit", "full_name=Trường Mới", "short_name=Mới"),
        ("do", "cu", "register_unit", "full_name=Trường Cũ", "short_name=Cũ"),
        ("do", CLUSTER, "add_members", "units=cu", "since=2024-01-01"),
        ("do", CLUSTER, "remove_member", "unit=cu", "since=2025-07-01", "reason=Sắp xếp"),
        ("do", "khoi-cu", "found_cluster", "name=Khối cũ"),
        ("do", "khoi-cu", "end_cluster", "since=2025-07-01", "reason=Sắp xếp"),
    ):
        answer = desk(*words, *OPERATOR)
        assert answer.code == 0, answer.told
    return desk


ROWS = [
    pytest.param(
        ("do", CLUSTER, "record_officers", "year=2027", "chair=dong", *OPERATOR),
        *("officers_conflict", "Năm 2027 đã có Khối trưởng: Bình", "has its chair already: Bình"),
        id="two chairs of one cycle year",
    ),
    pytest.param(
        ("do", CLUSTER, "record_officers", "year=2028", "chair=cu", *OPERATOR),
        *("outside_roster", "Cũ", "Cũ"),
        id="an office held by a unit that has left",
    ),
    pytest.param(
        ("do", CLUSTER, "record_officers", "year=2028", "chair=moi", *OPERATOR),
        *("not_member", "Mới không phải thành viên", "Mới is no member"),
        id="an office held by a unit that never belonged",
    ),
    pytest.param(
        (
            *("do", CLUSTER, "recognise_officers", "year=2028", "chair=cu"),
            *("document.kind=Quyết định", *OPERATOR),
        ),
        *("outside_roster", "Cũ", "Cũ"),
        id="a decision that recognises a unit that has left",
    ),
    pytest.param(
        (
            *("do", CLUSTER, "act_in_place", "year=2026", "unit=cu", "ground=unable"),
            *("since=2026-12-01", "reason=Thay", "document.kind=Công văn", *OPERATOR),
        ),
        *("outside_roster", "Cũ", "Cũ"),
        id="a unit that has left acting in the chair's place",
    ),
    pytest.param(
        ("do", "moi", "merge_unit", "into=moi", "since=2026-07-01", "reason=Gộp", *OPERATOR),
        *("own_successor", "không thể sáp nhập vào chính mình", "cannot merge into itself"),
        id="a merger of a unit into itself",
    ),
    pytest.param(
        ("do", "moi", "split_unit", "into=moi,an", "since=2026-07-01", "reason=Tách", *OPERATOR),
        *("own_successor", "chính mình", "itself"),
        id="a unit split into itself",
    ),
    pytest.param(
        ("do", CLUSTER, "transfer_cycle", "year=2027", "to=khoi-cu", "reason=Gộp", *OPERATOR),
        *("cluster_ended", "“khoi-cu” đã kết thúc hoạt động từ ngày 01/07/2025", "“khoi-cu” ended"),
        id="a transfer to an ended cluster",
    ),
    pytest.param(
        (
            *("do", CYCLE, "propose_awards", *PROPOSED),
            *("document.kind=Tờ trình", "document.date=2027-03-01", *SECRETARY),
        ),
        *("document_dates", "01/03/2027", "01/03/2027"),
        id="a live act before its document's date",
    ),
    pytest.param(
        (
            *("do", CYCLE, "propose_awards", *PROPOSED, "--at", "2026-12-15"),
            *("document.kind=Tờ trình", "document.date=2026-12-16", *SECRETARY),
        ),
        *("document_dates", "16/12/2026", "16/12/2026"),
        id="said to be done before its document's date",
    ),
    pytest.param(
        ("do", CYCLE, "propose_awards", *PROPOSED, *SECRETARY),
        *("field_missing", "document", "document"),
        id="a live proposal without a paper",
    ),
]


@pytest.mark.parametrize(("words", "code", "vietnamese", "english"), ROWS)
def test_bad_input_about_years_is_refused_in_both_languages(
    closed: Desk, words: tuple[str, ...], code: str, vietnamese: str, english: str
) -> None:
    """Every refusal has its code and its sentence, and leaves the database as it was."""
    opened = closed("do", CLUSTER, "open_cycle", "year=2027", *OPERATOR)
    assert opened.code == 0, opened.told
    before = prepared(closed).stored()
    for lang, named in (("vi", vietnamese), ("en", english)):
        answer = closed(*words, "--lang", lang)
        assert answer.code == 1, answer.out
        assert code in answer.told
        assert named in answer.told
        assert "Traceback" not in answer.err
    assert closed(*words, "--json").error["code"] == code
    assert closed.stored() == before


def test_no_vote_goes_into_a_closed_ballot(voting: Desk) -> None:
    """Nor is it counted again, nor withdrawn."""
    last = ("cast_vote", "ballot=co-1", "unit=binh", "choices=binh", "--as", "unit_head@binh")
    assert voting("do", CYCLE, *last).code == 0
    assert voting("do", CYCLE, "close_ballot", "ballot=co-1", "--as", "chair@an").code == 0
    before = voting.stored()
    refused: tuple[tuple[str, ...], ...] = (
        ("cast_vote", "ballot=co-1", "unit=dong", "choices=an", "--as", "unit_head@dong"),
        ("close_ballot", "ballot=co-1", "--as", "chair@an"),
        ("withdraw_ballot", "ballot=co-1", "reason=Mở nhầm", "--as", "chair@an"),
    )
    for words in refused:
        for lang, named in (("vi", "đã kết thúc"), ("en", "closed and takes nothing more")):
            answer = voting("do", CYCLE, *words, "--lang", lang)
            assert answer.code == 1
            assert "ballot_closed" in answer.told
            assert named in answer.told
    assert voting.stored() == before


def test_a_decision_that_contradicts_the_proposals_is_accepted_with_the_remark(
    closed: Desk,
) -> None:
    """Another unit than was proposed, and one that is no member: recorded, and remarked on."""
    paper = ("document.kind=Tờ trình", *SECRETARY)
    assert closed("do", CYCLE, "propose_awards", *PROPOSED, *paper).code == 0
    prepared(closed)
    results = (
        'results=[{"unit": "dong", "award": "co", "result": "approved"},'
        ' {"unit": "moi", "award": "co", "result": "approved"},'
        ' {"unit": "binh", "award": "co", "result": "not_yet_considered"}]'
    )
    decided = closed(
        *("do", CYCLE, "record_decision", "decision=qd-1", "authority=Bộ", results),
        *("document.kind=Quyết định", *SECRETARY),
    )
    assert decided.code == 0, decided.told
    for lang, remarks in (
        ("vi", ("Đông, “Cờ thi đua”: không có trong đề nghị", "Mới", "không phải thành viên")),
        ("en", ("Đông, “Cờ thi đua”: never proposed", "Mới", "no member")),
    ):
        log, page = (closed(word, CYCLE, "--lang", lang).said for word in ("log", "outcome"))
        for remark in remarks:
            assert remark in log, (remark, log[-900:])
        assert "qd-1" in page
    assert closed("replay").code == 0


def test_an_office_stands_where_membership_is_not_stated(tmp_path: Path) -> None:
    """A source names the chair and the next one, and says nothing of members: the year is told to
    its end, sealed, and shows that this is not stated; nobody is remarked on as no member."""
    scenario = tmp_path / "cum-x.yaml"
    scenario.write_text(UNSTATED, encoding="utf-8")
    db = tmp_path / "that.db"
    assert typed("init", "--db", db).code == 0
    played = typed("play", scenario, "--db", db)
    assert played.code == 0, played.told
    page = typed("outcome", "cum-x/2019", "--db", db).said
    assert "Năm 2019: Cụm trưởng: Tây" in page
    assert "Năm sau: Cụm trưởng: Nam" in page
    assert "Thành viên nguồn không nêu [tin]" in page
    assert "tt: văn bản: nguồn không nêu, gửi Bộ" in page
    assert "không phải thành viên" not in typed("log", "cum-x/2019", "--db", db).said
    assert typed("replay", "--db", db).code == 0


UNSTATED = """\
scenario: cum-x-2019
title: Cụm X, năm 2019
year: "2019"
practice: false
units:
  - {code: tay, short: Tây, full: Sở Tây}
  - {code: nam, short: Nam, full: Sở Nam}
cluster: {code: cum-x, name: Cụm X, members: [], officers: {chair: tay}}
rulebook:
  name: Những mục mà tin bài nêu
  selections:
    - {code: co, name: Cờ, kind: award_title, how: by_vote}
commands:
  - {key: open, target: cum-x, at: "2019", command: open_cycle, year: "2019", backfill: true, reason: Nhập lại}
  - {key: source, at: unknown, command: record_source, source: tin, title: Tin bài, grade: news_item}
  - {key: rulebook, at: unknown, command: set_rulebook}
  - {key: plan, at: unknown, command: waive_condition, condition: plan_issued, reason: Không nêu}
  - {key: too-soon, at: unknown, command: advance_phase, expect_rejected: conditions_unmet}
  - {key: members, at: unknown, command: record_fact, topic: members, source: tin, said: {type: not_stated}}
  - {key: to-2, at: unknown, command: advance_phase}
  - {key: pledge, at: unknown, command: waive_condition, condition: pledge_signed, reason: Không nêu}
  - {key: to-3, at: unknown, command: advance_phase}
  - {key: sheets, at: unknown, command: waive_condition, condition: sheets_settled, reason: Không nêu}
  - {key: to-4, at: unknown, command: advance_phase}
  - {key: held, at: "2020-01", command: record_fact, topic: conference, source: tin, said: {type: happened}}
  - {key: report, at: unknown, command: waive_condition, condition: report_adopted, reason: Không nêu}
  - {key: table, at: unknown, command: waive_condition, condition: table_adopted, reason: Không nêu}
  - {key: to-5, at: unknown, command: advance_phase}
  - {key: flag, at: "2020-01", command: record_vote_outcome, selection: co, chosen: [nam], source: tin}
  - {key: to-6, at: unknown, command: advance_phase}
  - {key: next, at: "2020-01", command: name_next_officers, year: "2020", chair: nam}
  - {key: handover, at: unknown, command: waive_condition, condition: handover_accepted, reason: Không nêu}
  - {key: minutes, at: unknown, command: waive_condition, condition: minutes_adopted, reason: Không nêu}
  - {key: close, at: unknown, command: close_cycle}
  - {key: proposed, at: "2020-01", command: propose_awards, proposal: tt, authority: Bộ, awards: [{award: co, units: [nam]}]}
  - {key: decided, at: "2020", command: record_decision, decision: qd, authority: Bộ, results: [{unit: nam, award: co, result: approved}], document: {kind: Quyết định}}
"""  # noqa: E501

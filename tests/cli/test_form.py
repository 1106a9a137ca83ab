"""The form of one command: what it takes, by whom, and a line that can be typed."""

import json
import re
import shlex

import msgspec
import pytest

from adapters.bootstrap import Engine, open_engine
from adapters.door.commands import cell_keys, read_command
from adapters.door.key_values import CellKeys, fields
from adapters.door.names import find_target
from adapters.door.orders import read_order, rulebook_of
from adapters.door.seats import read_seat
from adapters.pages.form import sample
from adapters.pages.form_example import FILE, given_with_target
from adapters.trying import tried
from adapters.wording.pages.fields import FIELDS
from domain.record.record import LOCAL_OPERATOR, Command, Office, StreamId
from domain.record.streams import COMMANDS, KINDS
from domain.values.refusal import Refusal
from tests.cli.typed import CYCLE, Desk, typed
from workflows.permissions import PERMISSIONS
from workflows.status import Can, actions

FOR_PEOPLE = {
    word: kind for word, kind in COMMANDS.items() if set(PERMISSIONS[kind]) != {Office.SYSTEM}
}


def test_a_command_without_fields_shows_its_form(voting: Desk) -> None:
    """Who gives it, what it takes, what is open for it, and an example with real units."""
    before = voting.stored()
    answer = voting("do", CYCLE, "record_count")
    assert answer.code == 0
    for said in (
        "Nhập kết quả kiểm phiếu record_count",
        "Tổ kiểm phiếu (Đông và Bình)",
        "* count.invalid: số phiếu không hợp lệ; số",
        "document: biên bản kiểm phiếu Tổ kiểm phiếu đã ký; thư ký ghi thay thì phải nêu",
        'count.votes="an: 3, binh: 0" --as teller@dong',
    ):
        assert said in answer.said
    assert voting.stored() == before
    english = voting("do", CYCLE, "record_count", "--lang", "en").said
    assert "teller (Đông and Bình)" in english


def test_the_form_says_what_is_lacking_and_what_is_left(voting: Desk) -> None:
    """What may be chosen now, by code and name; what must come first."""
    withdraw = ("do", CYCLE, "withdraw_ballot", "ballot=co-1", "reason=Mở nhầm")
    assert voting(*withdraw, "--as", "secretary@an").code == 0
    said = voting("do", CYCLE, "open_ballot").said
    assert "một trong: co (Cờ thi đua)" in said
    assert "show_of_hands (giơ tay), paper (phiếu giấy)" in said
    assert "acclamation" not in said
    assert f"thidua do {CYCLE} open_ballot ballot=2 selection=co" in said
    lacking = voting("do", CYCLE, "select_by_rank").said
    assert "Chưa làm được • Bảng điểm chưa thông qua" in lacking


def test_an_example_stays_one_line(voting: Desk) -> None:
    """It can be copied as it stands, however narrow the terminal is."""
    lines = voting("do", CYCLE, "record_count", COLUMNS="40").out.splitlines()
    [line] = [line for line in lines if line.startswith("  thidua do")]
    assert line.endswith("--as teller@dong")


def test_a_cluster_without_members_is_shown_units_that_there_are(voting: Desk) -> None:
    """The line to copy names registered units, and no number of nobody."""
    founded = voting("do", "cum-moi", "found_cluster", "name=Cụm mới", "--as", "operator")
    assert founded.code == 0, founded.err
    said = voting("do", "cum-moi", "add_members").said
    assert re.search(r"add_members units=(an|binh|dong),(an|binh|dong) --as operator", said)


def test_a_year_without_a_yearly_rotation_is_not_offered_one(voting: Desk) -> None:
    """A rulebook whose chair is elected leaves nothing to decide on."""
    said = voting("status", CYCLE).said
    assert "adopt_minutes" in said or "open_ballot" in said
    assert "decide_rotation" not in said


def test_the_form_for_programs_is_the_schema(voting: Desk) -> None:
    """With --json the same question is answered by JSON Schema."""
    found = voting("do", CYCLE, "record_count", "--json").json
    assert found["command"] == "record_count"
    printed = json.loads(typed("schema", "record_count").out)
    assert found["schema"] == {key: value for key, value in printed.items() if key != "$schema"}


def test_the_form_for_programs_lists_the_refusals(voting: Desk) -> None:
    """By code: those of the act itself, and those of the way to it; people are not shown them."""
    found = voting("do", CYCLE, "record_count", "--json").json["refusals"]
    assert {"count_unbalanced", "ballot_unknown", "document_blank"} <= set(found["act"])
    assert {"not_permitted", "wrong_phase", "name_unknown", "write_conflict"} <= set(found["way"])
    assert set(found) == {"act", "way"}
    assert "count_unbalanced" not in voting("do", CYCLE, "record_count").out
    refused = voting("do", CYCLE, "record_count", "ballot=9", "--as", "chair@dong", "--json")
    assert refused.error["code"] in found["way"]


def test_what_begins_with_its_code_takes_the_rest_only(voting: Desk) -> None:
    """A new unit is named by its target; its id is made."""
    answer = voting("do", "tay", "register_unit")
    assert answer.code == 0
    assert "full_name: tên đầy đủ" in answer.said
    assert "unit:" not in answer.said
    assert 'thidua do tay register_unit full_name="…" short_name="…" --as operator' in answer.said


def test_a_field_in_the_wrong_form_is_answered_with_the_way_to_the_form(voting: Desk) -> None:
    """Missing, misspelled or mistaken: the line that shows the form stands below."""
    for words in (("ballot=2",), ("ballot=2", "selecton=co"), ("ballot=2", "method=giơ chân")):
        answer = voting("do", CYCLE, "open_ballot", *words, "--as", "secretary@an")
        assert answer.code == 1
        assert f"Các ô của lệnh: thidua do {CYCLE} open_ballot" in answer.told
    unknown = voting("do", CYCLE, "open_balot")
    assert (unknown.code, "open_ballot" in unknown.told) == (1, True)


def test_nobody_named_as_acting_is_answered_with_who_could(voting: Desk) -> None:
    """The example names a seat that may give this very command."""
    answer = voting("do", CYCLE, "sign_count", "ballot=co-1")
    assert answer.code == 2
    assert "ví dụ --as teller@dong" in answer.told


def test_who_acts_for_another_unit_is_told_how(voting: Desk) -> None:
    """The secretary writes down what a unit says when called, and says for whom."""
    vote = ("do", CYCLE, "cast_vote", "ballot=co-1", "unit=dong", "choices=an")
    alone = voting(*vote, "--as", "thư ký@an")
    assert "--for ĐƠN_VỊ" in alone.told
    said = voting(*vote, "--as", "thư ký@an", "--for", "dong").said
    assert "Thư ký, An, thay mặt Đông" in said


@pytest.mark.parametrize("moment", ["scoring", "voting", "closed"])
def test_every_example_can_be_read(request: pytest.FixtureRequest, moment: str) -> None:
    """Typed as it stands, the example of every command is a command, given by a seat that is."""
    desk: Desk = request.getfixturevalue(moment)
    targets = {"cycle": CYCLE, "cluster": "khoi-tap", "unit": "an", "calendar": "lich"}
    with open_engine(str(desk.db)) as engine:
        for word, kind in FOR_PEOPLE.items():
            home = next((name for name, module in KINDS.items() if kind in module.COMMANDS), "")
            if home not in targets:
                continue
            new = given_with_target(word)
            stream = None if new else find_target(engine.store, targets[home])
            line = sample(engine, stream, kind).line(targets[home])
            said, typed_words = shlex.split(line)[3], shlex.split(line)[4:]
            assert said == word
            at = typed_words.index("--as")
            pairs, seat = typed_words[:at], typed_words[at + 1]
            assert typed_words[at + 2 :: 2] in ([], ["--for"])
            read_seat(engine.store, seat)
            if not any(pair.endswith(FILE) for pair in pairs):
                raw = {**_begun(new), **fields(pairs, _keys(engine, stream, word)), "command": word}
                if word != "transfer_cycle":  # to another cluster, and there is only one here
                    assert isinstance(read_command(raw, engine.store), Command)


def _keys(engine: Engine, stream: StreamId | None, word: str) -> CellKeys:
    """Which keys of a command are cells there."""
    return cell_keys(word, rulebook_of(engine.store, stream) if stream is not None else None)


#: How what was typed is refused as no command: its form is wrong, not its time.
_WRONG_FORM = frozenset(
    {
        *("input_malformed", "field_missing", "unknown_field", "unknown_command"),
        *("points_malformed", "text_malformed", "number_unquoted", "date_malformed"),
        *("name_unknown", "selection_unknown", "column_unknown", "criterion_unknown"),
        *("event_not_that", "member_repeated", "place_repeated", "document_missing"),
        *("votes_missing", "not_your_unit", "not_permitted", "office_not_held"),
        *("ballot_unknown", "reason_blank", "entered_malformed", "count_unbalanced"),
    }
)


@pytest.mark.parametrize("moment", ["scoring", "voting", "closed"])
def test_the_example_of_what_can_be_done_is_not_refused_for_its_form(
    request: pytest.FixtureRequest, moment: str
) -> None:
    """Typed as printed, wherever the command is possible: what it lacks then is another thing."""
    desk: Desk = request.getfixturevalue(moment)
    wrong = {}
    with open_engine(str(desk.db)) as engine:
        stream = find_target(engine.store, CYCLE)
        for action in actions(stream, engine.store.load(stream).state):
            if action.can is not Can.NOW:
                continue
            line = sample(engine, stream, COMMANDS[action.command]).line(CYCLE)
            words = shlex.split(line)[4:]
            if any(word.endswith(FILE) for word in words):
                continue
            at = words.index("--as")
            keys = _keys(engine, stream, action.command)
            raw = {**fields(words[:at], keys), "command": action.command}
            behalf = words[at + 3] if len(words) > at + 2 else None
            try:
                order = read_order(
                    engine,
                    CYCLE,
                    raw,
                    actor=LOCAL_OPERATOR,
                    seat=words[at + 1],
                    for_unit=behalf,
                )
                tried(engine, order)
            except Refusal as refusal:
                if refusal.code in _WRONG_FORM:
                    wrong[line] = refusal.code
    assert wrong == {}


def test_hands_are_shown_in_three_figures(voting: Desk) -> None:
    """What is offered for a count of hands is what it takes; papers are counted in one."""
    for command in ("count_hands", "correct_count"):
        assert 'votes="long-an: 10/1/1, ben-tre: 1/10/1"' in voting("do", CYCLE, command).said
    assert "10/1/1" not in voting("do", CYCLE, "record_count").said


def test_an_answer_names_the_event_by_which_it_was_asked(voting: Desk) -> None:
    """The number in the example is the referral's in the log, and the form says so."""
    asked = ("refer_to_authority", "authority=Bộ", "document.kind=Tờ trình", "question=Xin ý kiến")
    said = voting("do", CYCLE, *asked, "--as", "secretary@an").out
    version = said.split("@")[1].split(".")[0].split()[0]
    form = voting("do", CYCLE, "record_authority_answer").said
    assert "referral: số sự kiện xin ý kiến trong nhật ký, như 61 của “@61”" in form
    assert f"referral={version} " in form


def _begun(new: frozenset[str]) -> dict[str, object]:
    """What a command that brings its target about is given with it."""
    id_ = "6f0b2c1e-0000-4000-8000-000000000001"
    return {name: "moi" if name == "code" else id_ for name in new}


def test_every_field_has_words() -> None:
    """Nobody has to guess what a field means."""
    nameless = {
        f"{word}.{field.encode_name}"
        for word, kind in FOR_PEOPLE.items()
        for field in msgspec.structs.fields(kind)
        if field.encode_name not in FIELDS and f"{word}.{field.encode_name}" not in FIELDS
    }
    assert nameless == set()

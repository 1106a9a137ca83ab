"""A scenario file can hold every command, whatever its fields are called."""

from pathlib import Path

import msgspec
import pytest

from adapters.bootstrap import initialize
from adapters.play import play
from adapters.scenario import read_scenario
from domain.clusters.cluster import Cluster
from domain.record.streams import COMMANDS
from domain.values.refusal import Refusal

#: What stands beside a command in the file.
BESIDE = {"key", "at", "by", "for", "target", "expect_rejected"}
FILE = """scenario: nhap
title: Sáp nhập một xã
year: "2026"
practice: true
units:
  - {code: xa-1, short: Một, full: Xã Một}
  - {code: xa-2, short: Hai, full: Xã Hai}
  - {code: xa-3, short: Ba, full: Xã Ba}
cluster: {code: k, name: Khối thử, members: [xa-1, xa-2]}
commands:
  - key: cham-dut
    target: xa-2
    at: 2026-03-01
    command: merge_unit
    into: xa-3
    since: 2026-03-01
    reason: Sắp xếp đơn vị hành chính
  - key: thay
    target: k
    at: 2026-03-02
    by: operator
    command: replace_member
    unit: xa-2
    fields: {by: [xa-3]}
    reason: Xã Ba kế thừa Xã Hai
"""


def written(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in FILE
    file = folder / "nhap.yaml"
    file.write_text(FILE.replace(old, new, 1) if old else FILE, "utf-8")
    return file


def test_a_field_called_like_what_stands_beside_it_is_said_under_fields(tmp_path: Path) -> None:
    """A member is replaced by its successor, and the file says in which office."""
    with initialize(str(tmp_path / "nhap.db"), practice=True) as engine:
        play(engine, written(tmp_path))
        stream = engine.store.find("code:k")
        assert stream is not None
        cluster = engine.store.load(stream).state
        assert isinstance(cluster, Cluster)
        assert [engine.names().unit(unit) for unit in cluster.members] == ["Một", "Ba"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("    fields: {by: [xa-3]}", "    fields: {reason: x}", 24),
        ("    fields: {by: [xa-3]}", "    fields: xa-3", 24),
        ("    by: operator\n", "    by: [xa-3]\n", 21),
    ],
)
def test_what_stands_in_the_wrong_place_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    """Other fields stand beside, units do not stand for an office: the sentence says where to."""
    with pytest.raises(Refusal) as refused:
        read_scenario(written(tmp_path, old, new))
    assert (refused.value.code, refused.value.facts["line"]) == ("input_malformed", line)


def test_no_field_of_any_command_is_out_of_reach() -> None:
    """Those called like one of what stands beside have their place; none is called like that."""
    fields = {
        name: {field.encode_name for field in msgspec.structs.fields(command)}
        for name, command in COMMANDS.items()
    }
    assert {name for name, own in fields.items() if own & BESIDE} == {"replace_member"}
    assert not {name for name, own in fields.items() if "fields" in own}

"""What the acts on units, clusters' ends and gatherings are called, Vietnamese first, as data for
`adapters.wording.labelling`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.units.gathering import GatheringKind
from domain.units.lineage import Ending

Pairs = Mapping[str, tuple[str, str]]

UNIT_COMMANDS: Final[Pairs] = {
    "merge_unit": ("Sáp nhập đơn vị", "Merge a unit into another"),
    "split_unit": ("Chia đơn vị", "Split a unit"),
    "dissolve_unit": ("Giải thể đơn vị", "Dissolve a unit"),
    "record_predecessor": ("Ghi đơn vị tiền thân", "Record a predecessor"),
    "replace_member": (
        "Ghi đơn vị kế thừa thay thành viên đã chấm dứt",
        "Replace a member that has ceased by its successor",
    ),
    "end_cluster": ("Kết thúc hoạt động của cụm, khối", "End a cluster"),
    "transfer_cycle": ("Chuyển năm thi đua sang cụm, khối khác", "Transfer a cycle"),
    "receive_cycle": ("Nhận năm thi đua từ cụm, khối khác", "Receive a cycle"),
    "record_preceding_cluster": ("Ghi cụm, khối tiền thân", "Record a preceding cluster"),
    "move_cycle": ("Đưa năm thi đua về cụm, khối mới", "Move the cycle"),
    "end_with_cluster": ("Dừng năm thi đua theo cụm, khối", "End the cycle with its cluster"),
    "record_unit_source": ("Nhập nguồn về đơn vị", "Record a source on the unit"),
    "record_gathering": ("Ghi hội nghị của riêng đơn vị", "Record a gathering of the unit's own"),
    "record_gathering_awards": (
        "Ghi khen thưởng trao tại hội nghị của đơn vị",
        "Record awards given at the unit's gathering",
    ),
    "record_gathering_pledge": (
        "Ghi giao ước, cam kết ký tại hội nghị của đơn vị",
        "Record a pledge signed at the unit's gathering",
    ),
    "cite_documents": ("Ghi văn bản được viện dẫn", "Record documents cited"),
    "record_gathering_reading": (
        "Ghi chỗ nguồn nói hai cách",
        "Record where a source says it in two ways",
    ),
}
UNIT_EVENTS: Final[Pairs] = {
    "unit_ceased": ("Đơn vị chấm dứt hoạt động", "Unit ceased"),
    "predecessor_recorded": ("Đơn vị tiền thân", "Predecessor"),
    "member_replaced": ("Đơn vị kế thừa thay thành viên", "Member replaced"),
    "cluster_ended": ("Cụm, khối kết thúc hoạt động", "Cluster ended"),
    "cycle_transferred": ("Chuyển năm thi đua", "Cycle transferred"),
    "cycle_received": ("Nhận năm thi đua", "Cycle received"),
    "preceding_cluster_recorded": ("Cụm, khối tiền thân", "Preceding cluster"),
    "cycle_moved": ("Năm thi đua về cụm, khối mới", "Cycle moved"),
    "cycle_ended_with_cluster": ("Năm thi đua dừng theo cụm, khối", "Cycle ended with its cluster"),
    "unit_source_recorded": ("Nguồn về đơn vị", "Source on the unit"),
    "gathering_recorded": ("Hội nghị của riêng đơn vị", "Gathering of the unit's own"),
    "gathering_awards_recorded": ("Khen thưởng tại hội nghị của đơn vị", "Awards at the gathering"),
    "gathering_pledge_recorded": (
        "Giao ước, cam kết tại hội nghị của đơn vị",
        "Pledge at the gathering",
    ),
    "documents_cited": ("Văn bản được viện dẫn", "Documents cited"),
    "gathering_reading_recorded": ("Chỗ nguồn nói hai cách", "Two ways in a source"),
}
UNIT_VALUES: Final[Mapping[type[StrEnum], Pairs]] = {
    Ending: {
        "merged": ("sáp nhập", "merged"),
        "split": ("chia", "split"),
        "dissolved": ("giải thể", "dissolved"),
    },
    GatheringKind: {
        "unit_year_end": ("hội nghị tổng kết của đơn vị", "the unit's own year-end conference"),
        "unit_mid_year": ("hội nghị sơ kết của đơn vị", "the unit's own mid-year conference"),
        "employees_conference": (
            "hội nghị công chức, viên chức và người lao động",
            "conference of the unit's employees",
        ),
        "other": ("hội nghị khác của đơn vị", "another gathering of the unit"),
    },
}

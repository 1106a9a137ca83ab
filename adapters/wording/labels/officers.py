"""What the acts on offices and between two years are called, Vietnamese first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.clusters.overseers import Overseeing
from domain.clusters.terms import InPlace, OfficeStanding, Stands

Pairs = Mapping[str, tuple[str, str]]

OFFICERS_COMMANDS: Final[Pairs] = {
    "record_officers": ("Ghi đơn vị giữ nhiệm vụ của năm", "Record the officers of a year"),
    "recognise_officers": ("Ghi quyết định công nhận", "Record who is recognised as officers"),
    "decline_office": ("Từ chối nhiệm vụ của năm", "Decline an office"),
    "act_in_place": ("Làm thay trưởng cụm, khối", "Act in the chair's place"),
    "end_acting_in_place": ("Kết thúc việc làm thay", "End acting in the chair's place"),
    "name_overseer": ("Cử cơ quan xem xét, kiểm tra", "Name a reviewer or an auditor"),
    "end_overseer": ("Thôi cử cơ quan xem xét, kiểm tra", "End a reviewer or an auditor"),
    "revise_overseers": ("Cập nhật cơ quan xem xét, kiểm tra", "Revise reviewers and auditors"),
    "revise_officers": ("Cập nhật đơn vị giữ nhiệm vụ", "Revise the officers"),
    "learn_next_officers": ("Cập nhật đơn vị giữ nhiệm vụ năm sau", "Learn the next officers"),
    "record_next_pledge": ("Ghi giao ước ký trước cho năm sau", "Keep a pledge for its year"),
    "receive_pledge": ("Nhận giao ước ký từ năm trước", "Receive a pledge signed before"),
    "tick_handover": ("Xác nhận thứ đã bàn giao", "Tick off what was handed over"),
}
OFFICERS_EVENT_NAMES: Final[Pairs] = {
    "officers_recorded": ("Đơn vị giữ nhiệm vụ của năm", "Officers recorded"),
    "officers_recognised": ("Công nhận đơn vị giữ nhiệm vụ", "Officers recognised"),
    "office_declined": ("Từ chối nhiệm vụ", "Office declined"),
    "acting_in_place_begun": ("Làm thay trưởng cụm, khối", "Acting in the chair's place"),
    "acting_in_place_ended": ("Thôi làm thay", "End of acting in the chair's place"),
    "overseer_named": ("Cử cơ quan xem xét, kiểm tra", "Reviewer or auditor named"),
    "overseer_ended": ("Thôi cử cơ quan xem xét, kiểm tra", "Reviewer or auditor ended"),
    "overseers_revised": ("Cơ quan xem xét, kiểm tra", "Reviewers and auditors"),
    "officers_revised": ("Đơn vị giữ nhiệm vụ", "Officers revised"),
    "next_officers_learned": ("Đơn vị giữ nhiệm vụ năm sau", "Next officers learned"),
    "next_pledge_recorded": ("Giao ước ký trước cho năm sau", "Next pledge recorded"),
    "pledge_received": ("Giao ước ký từ năm trước", "Pledge received"),
    "handover_ticked": ("Xác nhận bàn giao", "Handover ticked off"),
}
OFFICERS_VALUES: Final[Mapping[type[StrEnum], Pairs]] = {
    Stands: {
        "held": ("giữ nhiệm vụ", "in office"),
        "awaiting": ("chờ công nhận", "awaiting recognition"),
        "not_yet": (
            "chờ công nhận, có quyết định mới làm nhiệm vụ",
            "awaiting recognition, acting once recognised",
        ),
        "recognised": ("đã được công nhận", "recognised"),
    },
    InPlace: {
        "ceased": (
            "đơn vị làm {Chair} đã chấm dứt hoạt động",
            "the chair's unit has ceased",
        ),
        "unable": ("đơn vị làm {Chair} chưa làm được", "the chair's unit cannot"),
    },
    Overseeing: {
        "reviewer": ("cơ quan xem xét", "reviewer"),
        "auditor": ("cơ quan kiểm tra", "auditor"),
    },
    OfficeStanding: {
        "awaiting": ("chờ công nhận", "awaiting recognition"),
        "in_place": ("làm thay {Chair}", "in the chair's place"),
    },
}

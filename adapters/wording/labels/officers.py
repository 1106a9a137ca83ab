"""What the acts on offices and between two years are called, and the log's lines of them.

Vietnamese first. The form of a template is told in `adapters.wording.phrasing`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.clusters.terms import InPlace, Standing, Stands

Pairs = Mapping[str, tuple[str, str]]

OFFICERS_COMMANDS: Final[Pairs] = {
    "record_officers": ("Ghi đơn vị giữ nhiệm vụ của năm", "Record the officers of a year"),
    "recognise_officers": ("Ghi quyết định công nhận", "Record who is recognised as officers"),
    "decline_office": ("Từ chối nhiệm vụ của năm", "Decline an office"),
    "act_in_place": ("Làm thay trưởng cụm, khối", "Act in the chair's place"),
    "end_acting_in_place": ("Kết thúc việc làm thay", "End acting in the chair's place"),
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
    Standing: {
        "awaiting": ("chờ công nhận", "awaiting recognition"),
        "in_place": ("làm thay {Chair}", "in the chair's place"),
    },
}
OFFICERS_EVENTS: Final[Pairs] = {
    "officers_recorded": (
        "Nhiệm vụ năm {year}: {officers}<, từ {since}><; {awaited}><, theo {document}><; lý do:"
        " {reason}>",
        "Officers of {year}: {officers}<, from {since}><; {awaited}><, by {document}><; reason:"
        " {reason}>",
    ),
    "officers_recognised": (
        "Công nhận nhiệm vụ năm {year}: {officers}<, từ {since}>, theo {document}<; khác với kết"
        " quả đã chọn: {instead_of}><; lý do: {reason}>",
        "Recognised as officers of {year}: {officers}<, from {since}>, by {document}<; others were"
        " chosen: {instead_of}><; reason: {reason}>",
    ),
    "office_declined": (
        "{unit} từ chối nhiệm vụ< {office}> năm {year}<, theo {document}>; lý do: {reason}<; gợi ý"
        " {Chair}: {suggested}, {by}>",
        "{unit} declines the office< of {office}> in {year}<, by {document}>; reason:"
        " {reason}<; suggested as chair: {suggested}, {by}>",
    ),
    "acting_in_place_begun": (
        "Từ {since}, {unit} làm thay {Chair} năm {year}< thay {chair}>: {ground}<; theo"
        " {document}>; lý do: {reason}",
        "From {since} {unit} acts as chair of {year}< in the place of {chair}>: {ground}<; by"
        " {document}>; reason: {reason}",
    ),
    "acting_in_place_ended": (
        "Từ {until}, {unit} thôi làm thay {Chair} năm {year}<; theo {document}>; lý do: {reason}",
        "From {until} {unit} no longer acts as chair of {year}<; by {document}>; reason: {reason}",
    ),
    "officers_revised": ("Nhiệm vụ của năm: {offices}", "Officers of the year: {offices}"),
    "next_officers_learned": ("Nhiệm vụ năm {year}: {offices}", "Officers of {year}: {offices}"),
    "next_pledge_signed": (
        "Ký giao ước năm <{year}|sau>: {units}<; {document}>",
        "Pledge of <{year}|the next year> signed by {units}<; {document}>",
    ),
    "next_pledge_recorded": (
        "Giao ước năm {year} đã ký tại {signing}: {units}",
        "Pledge of {year} signed at {signing} by {units}",
    ),
    "pledge_received": (
        "Giao ước của năm đã ký tại {signing}: {units}",
        "Pledge of the year signed at {signing} by {units}",
    ),
    "handover_ticked": (
        "{unit}: {side} {objects}",
        "{unit} {side}: {objects}",
    ),
    "minutes_adopted": (
        "Thông qua biên bản: {document}<{state_handover}; biên bản ghi việc bàn giao đã"
        " xong><; biên bản ghi đã bàn giao {handed_over}>",
        "Minutes adopted: {document}<{state_handover}; they state that the handover is"
        " done><; they state that {handed_over} was handed over>",
    ),
}

"""What the acts, events and values of deadlines and lapses are called, Vietnamese first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.cycle.deadlines.duties import Standing
from domain.cycle.deadlines.setting import MovedBy
from domain.cycle.deadlines.standing import DueCode, SetByAct
from domain.cycle.scores.lapses import Stage, WithdrawalGround
from domain.rulebook.rulebook import Then

DEADLINE_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "set_deadline": ("Đặt hạn", "Set a deadline"),
    "reckon_deadlines": ("Tính hạn theo bảng tiêu chí", "Reckon the rulebook's deadlines"),
    "move_deadlines": ("Chuyển hạn theo lịch", "Move deadlines with the calendar"),
    "extend_deadline": ("Gia hạn", "Extend a deadline"),
    "pass_deadline": ("Ghi việc quá hạn", "Let a deadline pass"),
    "settle_consequence": ("Thống nhất mức trừ do chậm, thiếu", "Settle a consequence"),
    "withdraw_consequence": (
        "Rút ghi nhận gửi muộn, mức trừ",
        "Withdraw a late mark or its consequence",
    ),
}
DEADLINE_EVENT_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "deadline_set": ("Hạn", "Deadline set"),
    "deadlines_reckoned": ("Hạn tính theo bảng tiêu chí", "Deadlines reckoned"),
    "deadlines_moved": ("Chuyển hạn", "Deadlines moved"),
    "deadline_extended": ("Gia hạn", "Deadline extended"),
    "deadline_passed": ("Quá hạn", "Deadline passed"),
    "consequence_raised": ("Mức trừ do chậm, thiếu", "Consequence raised"),
    "consequence_reckoned": ("Mức trừ đã tính được", "Consequence reckoned"),
    "consequence_settled": ("Thống nhất mức trừ", "Consequence settled"),
    "consequence_withdrawn": ("Rút mức trừ, ghi nhận gửi muộn", "Consequence withdrawn"),
}
DEADLINE_VALUES: Final[Mapping[type[StrEnum], Mapping[str, tuple[str, str]]]] = {
    DueCode: {
        "pledge": ("ký giao ước", "the pledge"),
        "explanation": ("giải trình", "explanations"),
    },
    SetByAct: {
        "returned-sheet": (
            "hoàn thiện bảng tự chấm được trả lại",
            "completing a sheet that was sent back",
        ),
    },
    MovedBy: {
        "calendar": ("theo lịch nghỉ, làm bù", "with the official calendar"),
        "conference": ("theo ngày hội nghị", "with the conference"),
        "deadline": ("theo hạn khác", "with another deadline"),
        "reckoned": ("do tính lại theo bảng tiêu chí", "reckoned again by the rulebook"),
    },
    Then: {
        "tell": ("báo phần còn thiếu cho {Chair}", "the chair is told what is lacking"),
        "advance": ("đủ điều kiện thì chuyển bước", "the phase is left if it may be"),
    },
    WithdrawalGround: {
        "proof": ("theo lý do đã nêu", "for the reason given"),
        "in_time": ("tính theo ngày của văn bản thì đúng hạn", "in time by the date that counts"),
        "no_working_day": ("không chậm ngày làm việc nào", "late by no working day"),
        "extended": ("đã được gia hạn", "extended"),
        "excused": ("được miễn", "excused"),
    },
    Stage: {
        "proposed": ("đề xuất, chờ thống nhất", "proposed"),
        "applied": ("đã trừ theo quy chế", "applied"),
        "settled": ("đã thống nhất", "settled"),
        "withdrawn": ("đã rút", "withdrawn"),
    },
    Standing: {
        "open": ("chưa xong", "open"),
        "held": ("đã báo gửi, chờ xác nhận", "said to be sent, to be confirmed"),
        "met": ("đã xong", "done"),
        "passed": ("quá hạn", "overdue"),
        "past_when_set": ("đã qua từ khi đặt hạn", "past when it was set"),
        "not_yet": ("chưa đến lúc tính", "not counted yet"),
        "withdrawn": ("không còn", "no longer due"),
    },
}

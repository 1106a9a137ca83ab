"""The legal grounds of papers on emulation, each with the days on which it may be cited.

A ground that is not certain is left out: a conference that cites a decree which was replaced is the
mistake that reviewers notice first. Laws are cited without number, as Decree 30/2020/NĐ-CP has it.
"""

from datetime import date
from typing import Final

_NO_END: Final = date.max

#: First day, last day, and the ground as a paper cites it.
GROUNDS: Final[tuple[tuple[date, date, str], ...]] = (
    (
        date(2014, 6, 1),
        date(2023, 12, 31),
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số"
        " điều của Luật Thi đua, khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013",
    ),
    (
        date(2017, 10, 1),
        date(2023, 12, 31),
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết"
        " thi hành một số điều của Luật Thi đua, khen thưởng",
    ),
    (
        date(2024, 1, 1),
        _NO_END,
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    ),
    (
        date(2024, 1, 1),
        date(2025, 6, 30),
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi"
        " tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    ),
    (
        date(2025, 7, 1),
        _NO_END,
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân"
        " cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi"
        " hành một số điều của Luật Thi đua, khen thưởng",
    ),
)

"""The legal grounds of papers on emulation, as a paper cites them.

A ground that is not certain is left out: a conference that cites a decree which was replaced is the
mistake that reviewers notice first. On which days each is in force stands with the statutes. Laws
are cited without number, as Decree 30/2020/NĐ-CP has it.
"""

from collections.abc import Mapping
from typing import Final

#: By the code of the statute.
GROUNDS: Final[Mapping[str, str]] = {
    "luat-2003": "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung"
    " một số điều của Luật Thi đua, khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm"
    " 2013",
    "nd-91-2017": "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy"
    " định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    "luat-2022": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "nd-98-2023": "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy"
    " định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    "nd-152-2025": "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy"
    " định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng"
    " dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
}

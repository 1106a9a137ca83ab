"""By what somebody had signed in, in words."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair
from adapters.wording.writing import Lang, pick

#: By what somebody had signed in.
_MEANS: Final[Mapping[str, Pair]] = {
    "code": ("mã qua thư", "mailed code"),
    "spoken_code": ("mã do thư ký cấp", "code from the secretary"),
    "password": ("mật khẩu", "password"),
    "totp": ("ứng dụng tạo mã", "authenticator"),
    "recovery_codes": ("mã dự phòng", "recovery code"),
    "webauthn": ("khóa truy cập", "passkey"),
    "token": ("mã truy cập của chương trình", "program's token"),
}


def means_said(means: str, lang: Lang) -> str:
    """``code+totp`` in words."""
    words = filter(None, means.split("+"))
    return " + ".join(pick(_MEANS[word], lang) if word in _MEANS else word for word in words)

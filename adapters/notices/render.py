"""Writing a notice when it leaves: from the events, with the hidden texts joined in."""

from adapters.bootstrap import Engine
from adapters.notices.rendered import Rendered, TemplateFailed
from domain.labels import Lang
from workflows.notices import Notice


def render(
    engine: Engine,
    notice: Notice,
    last_version: int,
    lang: Lang,
    *,
    public_url: str | None = None,
) -> Rendered:
    """What a notice says of its events up to ``last_version``, by the clock of now.

    ``public_url`` is the address of the pages, where there is one. Raises ``TemplateFailed``.
    """
    raise TemplateFailed(notice.topic, "not written yet")

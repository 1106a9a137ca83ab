"""The screen: whatever is printed on it, nothing steers it but its own styles."""

from collections.abc import Iterable
from typing import IO, Self

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from adapters.cli.rendering import rendered
from adapters.pages.blocks import Block
from adapters.wording.outside import harmless


class Screen(Console):
    """A console on which every text is harmless, wherever it came from."""

    @classmethod
    def on(cls, file: IO[str]) -> Self:
        """Names and reasons may hold brackets, colons and figures: nothing in them is markup."""
        return cls(file=file, markup=False, emoji=False, highlight=False)

    def put(self, one: str | Block) -> None:
        """Print a block of a page, or a text as it is."""
        part = rendered(one) if isinstance(one, Block) else one
        # a line to be typed stays one line
        self.print(part, soft_wrap=getattr(part, "no_wrap", None) is True)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(harmless(segment.text), segment.style)

"""Groups of commands with a list: ``thidua notices cum-8/2021`` is ``notices list cum-8/2021``."""

from difflib import get_close_matches
from typing import Any, ClassVar

from adapters.cli.errors import Misuse
from adapters.cli.frame import Page
from adapters.cli.words import PlainGroup
from adapters.wording.help.printed import page, page_inside

#: What is typed where no command is.
LIST = "list"
#: A word so like a command is taken for one that was mistyped.
_LIKE = 0.75


class ListingGroup(PlainGroup):
    """Without a command of the group, its list."""

    #: The command that is meant where none is named.
    unnamed: ClassVar[str] = LIST

    def get_help(self, ctx: Any) -> str:
        return page(self.name or "", ctx.obj.lang)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = args[0] if args else self.unnamed
        if first not in {*self.commands, "--help", "-h"}:
            self._check_meant(first)
            args = [self.unnamed, *args]
        rest: list[str] = super().parse_args(ctx, args or [self.unnamed])
        return rest

    def _check_meant(self, word: str) -> None:
        near = get_close_matches(word, self.commands, n=1, cutoff=_LIKE)
        if near and not word.startswith("-"):
            command = f"thidua {self.name}"
            raise Misuse("usage_command", value=word, nearest=near[0], command=command)


class Inside(Page):
    """A command of such a group, whose help is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        return page_inside(f"{ctx.parent.info_name} {self.name}", ctx.obj.lang)

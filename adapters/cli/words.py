"""What stands behind a command, as it was typed.

typer has pydantic read every value, even text and what was not typed at all, and loading that
takes a tenth of what most commands do. Text stays as it was typed, and so does what a command has
for what was not typed; all else (paths, numbers, choices) goes typer's way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption


@dataclass(frozen=True)
class _AsTyped:
    """Reads a value as typer does, which loads its reader only for what needs one."""

    reader: Callable[[], Any]

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        several = param.multiple or param.nargs == -1
        if value is None or value is param.default:
            return () if several and value is None else value
        kind = param.type_descriptor.annotation
        if kind is str and isinstance(value, str):
            return value
        if kind == list[str] and all(isinstance(text, str) for text in value):
            return list(value)
        return self.reader().coerce(value, param=param, ctx=ctx)


class _Argument(TyperArgument):
    def get_runtime_param(self) -> Any:
        return _AsTyped(super().get_runtime_param)


class _Option(TyperOption):
    def get_runtime_param(self) -> Any:
        return _AsTyped(super().get_runtime_param)


class PlainCommand(TyperCommand):
    """A command that takes text as it was typed."""

    def get_params(self, ctx: Any) -> Any:
        return [_as_typed(param) for param in super().get_params(ctx)]


class PlainGroup(TyperGroup):
    """A group of commands that takes text as it was typed."""

    def get_params(self, ctx: Any) -> Any:
        return [_as_typed(param) for param in super().get_params(ctx)]


def _as_typed(param: Any) -> Any:
    """An argument or option, taking text as it was typed: typer makes them by itself and can be
    told no class for them."""
    if isinstance(param, TyperArgument):
        param.__class__ = _Argument
    elif isinstance(param, TyperOption):
        param.__class__ = _Option
    return param

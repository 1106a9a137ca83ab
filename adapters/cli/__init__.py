"""The command line, one of the two doors."""

import typer

app = typer.Typer(name="thidua", no_args_is_help=True)


@app.callback()
def thidua() -> None:
    """Năm thi đua của cụm, khối: từ kế hoạch đến bàn giao."""


def main() -> None:
    """Run the command line."""
    app()

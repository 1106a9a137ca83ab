"""Arguments and options that several commands take."""

from typing import Annotated

import typer

CycleCode = Annotated[str, typer.Argument(metavar="NĂM")]
AnyCode = Annotated[str, typer.Argument(metavar="NĂM|CỤM|ĐƠN_VỊ")]
AnyOrNone = Annotated[str | None, typer.Argument(metavar="NĂM|CỤM|ĐƠN_VỊ")]
Seated = Annotated[str | None, typer.Option("--as", metavar="CHỨC_DANH@ĐƠN_VỊ")]
#: Whoever holds several offices names all of them.
Seats = Annotated[list[str] | None, typer.Option("--as", metavar="CHỨC_DANH@ĐƠN_VỊ")]
AsOfText = Annotated[str | None, typer.Option("--as-of", metavar="LÚC|@N")]
Effective = Annotated[str | None, typer.Option("--effective", metavar="NGÀY")]

"""The terminal as prompt_toolkit writes to it."""

import os
import sys

from prompt_toolkit.output import Output


def output() -> Output:
    """The terminal, never asked where its cursor is.

    Some terminals answer late or never, and the answer would land among the keys. What
    its encoding lacks is spelt out as in the text (`play.terminal`): prompt_toolkit would
    write question marks.
    """
    if sys.platform == "win32":
        from prompt_toolkit.output import create_output  # noqa: PLC0415 - Windows only

        return create_output()
    from prompt_toolkit.data_structures import Size  # noqa: PLC0415 - not on Windows
    from prompt_toolkit.output import ColorDepth  # noqa: PLC0415 - not on Windows
    from prompt_toolkit.output.vt100 import Vt100_Output  # noqa: PLC0415 - not on Windows

    def size() -> Size:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        return Size(rows=rows or 24, columns=columns or 80)

    class Spelling(Vt100_Output):
        def write(self, data: str) -> None:
            encoding = self.encoding()
            super().write(data.encode(encoding, "spelt").decode(encoding))

    return Spelling(
        sys.stdout,
        size,
        term=os.environ.get("TERM"),
        default_color_depth=ColorDepth.from_env(),  # NO_COLOR among others
        enable_cpr=False,
    )

"""The place of a block's text: on which line it begins, and how far its lines are moved in."""

from commune.loading.tree.foreign import Mark
from commune.loading.tree.mend import Mended
from commune.loading.tree.tree import Scalar, Style


def literal(text: str, mended: Mended, mark: Mark, style: Style) -> Scalar:
    """Make the scalar of a block whose ``|`` or ``>`` stands at `mark`.

    The first line that is not empty tells the indentation, whatever an indicator says:
    it is what the file's line has more than the text's. A block without any text has
    its place at the header.
    """
    file, lines = mended.file, mended.written
    line, column = mended.place(mark.line, mark.column)
    empty = len(text) - len(text.lstrip("\n")) if text[:1] == "\n" else 0
    begins = line + 1 + empty
    if not text or empty == len(text) or begins >= len(lines):
        bounds = (file, line + 1, column + 1, line + 1, min(column + 1, len(lines[line])) + 1)
        return Scalar(text, bounds, style, line_of_text=line + 1, indent=column)
    first = text[empty : None if (stop := text.find("\n", empty)) < 0 else stop]
    if style == "literal":
        indent = max(0, len(lines[begins]) - len(first))
        end = line + 1 + text.rstrip("\n").count("\n")
    else:
        indent = len(lines[begins]) - len(lines[begins].lstrip(" "))
        end = begins
        while end + 1 < len(lines) and lines[end + 1].startswith(" " * (indent or 1)):
            end += 1
    end = min(end, len(lines) - 1)
    bounds = (file, line + 1, column + 1, end + 1, len(lines[end]) + 1)
    return Scalar(text, bounds, style, line_of_text=line + 2, indent=indent)

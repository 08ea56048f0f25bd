"""The measure that lines are set in: how wide, with which signs, in which manner.

Whatever is drawn gives lines no wider than its measure. What is set in narrows it, and
where too little would be left nothing is set in: a long word folds, and is never lost.
"""

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.text import Text

from commune.play.glyphs import UNICODE, Glyphs
from commune.play.view.rich_text import folded
from commune.values import replace, value

LEAST = 16  # columns that text keeps, however deep it is set in
ROOMY = 48  # columns from which text is set in by more than it must be

Lines = list[Text]


@value
class Measure:
    """How lines are to be set.

    `spacing` is the reader's, `manner` the text's: "running", "verse" (its lines are
    kept, and set in where they go on), or "centred".
    """

    console: Console
    columns: int
    glyphs: Glyphs = UNICODE
    spacing: str = "normal"
    manner: str = "running"

    def fold(self, text: Text, hang: int = 0) -> Lines:
        """The lines of a text; all but the first are set in by `hang`."""
        lines = folded(text.copy(), self.console, self.columns)
        if not hang or len(lines) == 1 or self.columns - hang < LEAST // 2:
            return lines
        plain = text.plain
        at = len(lines[0].plain)
        at += len(plain[at:]) - len(plain[at:].lstrip(" "))
        rest = folded(text[at:], self.console, self.columns - hang)
        return [lines[0], *(behind(Text(" " * hang), line) for line in rest)]

    def balanced(self, text: Text) -> Lines:
        """The lines of a text, as few as hold it and of about one length."""
        rows = len(folded(text.copy(), self.console, self.columns))
        columns = max(-(-text.cell_len // rows), min(LEAST, self.columns))
        while columns < self.columns:
            lines = folded(text.copy(), self.console, columns)
            if len(lines) == rows:
                return lines
            columns += 1
        return self.fold(text)

    def at_most(self, columns: int) -> "Measure":
        """This measure, or a narrower one."""
        return replace(self, columns=min(self.columns, columns))

    def wholly(self, manner: str) -> "Measure":
        """This measure for text in another manner; only running text is spaced as one likes."""
        spacing = self.spacing if manner == "running" else "normal"
        return replace(self, manner=manner, spacing=spacing)


Draw = Callable[[Measure], Lines]


def set_in(margin: Text | str, draw: Draw, measure: Measure, *, right: int = 0) -> Lines:
    """What is drawn behind a margin, and `right` columns narrower, where there is room."""
    margin = Text(margin) if isinstance(margin, str) else margin
    left = measure.columns - margin.cell_len - right
    if left < LEAST:
        return draw(measure)
    return [behind(margin, line) for line in draw(replace(measure, columns=left))]


def behind(margin: Text, line: Text) -> Text:
    """A line behind a margin; an empty one leaves no blanks at the end."""
    made = Text.assemble(margin, line)
    made.rstrip()
    return made


def centred(lines: Iterable[Text], measure: Measure) -> Lines:
    """Lines in the middle of the measure."""
    return [behind(Text(" " * ((measure.columns - line.cell_len) // 2)), line) for line in lines]


def items(texts: Iterable[Text], measure: Measure) -> Lines:
    """A list: each text behind a dot, and set in where it goes on."""
    dot = f"{measure.glyphs.dot} "
    return [
        line for text in texts for line in measure.fold(Text.assemble(dot, text), hang=len(dot))
    ]


def apart(lines: Lines) -> Lines:
    """Lines with an empty one before them, if there are any."""
    return [Text(), *lines] if lines else []

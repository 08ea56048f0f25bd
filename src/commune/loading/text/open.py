"""Something in a line that was opened and is not closed yet, with what it holds so far."""

import re
from typing import Literal

from commune.diagnostics import Span
from commune.expressions import Condition
from commune.model.prose import Inline, LineBreak, Text, Words
from commune.values import field, value

# An odd one holds words, but nothing that could be named: they go to what it stands in.
OpenKind = Literal["root", "emphasis", "link", "odd link", "branch", "foreign", "odd brace"]

BRACES: tuple[OpenKind, ...] = ("branch", "foreign", "odd brace")
BRACKETS: tuple[OpenKind, ...] = ("link", "odd link")

_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_LINE_END = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_BLANK = " "


@value(frozen=False)
class Open:
    """What is open. `start` is where its opener stands; `name` a note's id or a language.

    `then` is the first arm of a condition once its ``|`` was met; `bracketed` counts the
    single brackets open in its words, so that the last two of ``]]]`` close the note.
    Where its opener was `told` of, that it is not closed goes without saying.
    """

    kind: OpenKind
    start: int
    keep_lines: bool = False
    condition: Condition | None = None
    name: str = ""
    span: Span | None = None
    then: Words | None = None
    bracketed: int = 0
    told: bool = False
    parts: list[Inline] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Take characters in."""
        self.pending.append(text)

    def put(self, *words: Inline) -> None:
        """Take words in behind the characters so far."""
        self.flush()
        self.parts.extend(words)

    def flush(self) -> None:
        """Make one text of the characters so far."""
        if not self.pending:
            return
        text = "".join(self.pending)
        self.pending.clear()
        if not self.keep_lines or "\n" not in text:
            self.parts.append(Text(single_blanks(text)))
            return
        for number, line in enumerate(_LINE_END.split(text)):
            if number:
                self.parts.append(LineBreak())
            if line:
                self.parts.append(Text(single_blanks(line)))

    def untrimmed(self) -> Words:
        """The words so far, with the blanks at their borders."""
        self.flush()
        return tuple(self.parts)

    def words(self) -> Words:
        """The words so far, without blanks and line ends at their borders."""
        self.flush()
        parts = self.parts
        while parts and _is_blank(parts[-1]):
            parts.pop()
        while parts and _is_blank(parts[0]):
            del parts[0]
        if not parts:
            return ()
        first, last = parts[0], parts[-1]
        if isinstance(last, Text) and last.text[-1] == _BLANK:
            parts[-1] = Text(last.text[:-1])
            first = parts[0]
        if isinstance(first, Text) and first.text[0] == _BLANK:
            parts[0] = Text(first.text[1:])
        return tuple(parts)


def single_blanks(text: str) -> str:
    """Make every run of blanks and line ends one blank; most texts have none to make."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        return _BLANKS.sub(_BLANK, text)
    return text


def plain_of(words: Words) -> str | None:
    """The characters of words that are nothing but text, or None."""
    if all(isinstance(word, Text) for word in words):
        return "".join(word.text for word in words if isinstance(word, Text))
    return None


def _is_blank(word: Inline) -> bool:
    return isinstance(word, LineBreak) or (isinstance(word, Text) and word.text == _BLANK)

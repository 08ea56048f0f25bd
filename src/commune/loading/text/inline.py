r"""Words inside a line: emphasis, notes, variables, foreign words, conditions.

The reader jumps from one special character to the next and keeps what is open on a
stack. Rules that the format leaves to the reader:

- ``*`` opens where a word follows and closes where a word precedes; one with blanks on
  both sides, or without its fellow, is told (write ``\\*``).
- ``|`` divides the innermost open brace or bracket; outside of them it is a character.
- Blanks (not the unbreakable ones of French) and line ends are one blank; those at the
  borders of a paragraph, of an arm and of a note's words fall away. The blanks on both
  sides of an empty arm both stay: the engine, which knows what was empty, makes them one.
- Something crossed (``[[a|{if b: c]]``) ends with what holds it, and is told once.
- Where a condition is told, its words are kept under `UNREADABLE`.
"""

import re

from commune.expressions import Condition
from commune.expressions.syntax import Comparison
from commune.loading.text.braces import Brace, Slip, brace_at
from commune.loading.text.brackets import bracket_at
from commune.loading.text.logic import UNREADABLE, read_condition_in
from commune.loading.text.nesting import Nesting
from commune.loading.text.open import BRACES, BRACKETS, Open, single_blanks
from commune.loading.tree.tree import Scalar, Tell
from commune.model.prose import NoteLink, Shown, Text, Words

_SPECIAL = re.compile(r"[\\{}\[\]*|]")
_ESCAPED = "{}[]*|\\"
_BLANK = " \t\r\n"
_AFTER_WORD = " \t\r\n|}"  # an asterisk before one of these cannot open


def plain_words(text: str) -> Words | None:
    """Words without any mark; None where there is one, and they have to be read."""
    if _SPECIAL.search(text) is not None:
        return None
    plain = single_blanks(text).strip(" ")
    return (Text(plain),) if plain else ()


class InlineReader:
    """Reads stretches of one text. It never raises; what is wrong goes to `tell`.

    `loose` and `loose_ends` count the conditions and the ends that stood in a line instead
    of on their own, so that whoever reads the lines does not tell of their fellows.
    """

    def __init__(self, scalar: Scalar, tell: Tell, protagonist: str) -> None:
        """Read from `scalar`; ``as`` asks the variable `protagonist`."""
        self.scalar = scalar
        self.text = scalar.text
        self.tell = tell
        self.protagonist = protagonist
        self.loose = 0
        self.loose_ends = 0

    def read(self, start: int, end: int, *, keep_lines: bool = False) -> Words:
        """Read the words between two characters of the text."""
        text = self.text
        if not keep_lines and (words := plain_words(text[start:end])) is not None:
            return words
        self.start, self.end = start, end
        self.last_closing: int | None = None
        self.nesting = Nesting(self.scalar, self.tell, Open("root", start, keep_lines=keep_lines))
        position = start
        while special := _SPECIAL.search(text, position, end):
            at = special.start()
            if at > position:
                self.nesting.top.add(text[position:at])
            position = _HANDLERS[text[at]](self, at)
        if position < end:
            self.nesting.top.add(text[position:end])
        return self.nesting.words()

    def escape(self, at: int) -> int:
        """A backslash: what follows is a character and nothing more."""
        following = self.text[at + 1 : min(at + 2, self.end)]
        if following and following in _ESCAPED:
            self.nesting.top.add(following)
            return at + 2
        self.nesting.slip(
            at, at + 1, "“\\” stands only before { } [ ] * | \\", "Write “\\\\” for a backslash."
        )
        self.nesting.top.add("\\")
        return at + 1

    def brace(self, at: int) -> int:
        """An opening brace."""
        brace = brace_at(self.text, at, self.end)
        if brace.slip is not None:
            self.told_brace(brace, brace.slip)
        name = self.text[brace.start : brace.end]
        match brace.kind:
            case "shown":
                span = self.scalar.part(brace.start, brace.end)
                self.nesting.top.put(Shown(name, span))
            case "branch":
                condition = read_condition_in(self.scalar, brace.start, brace.end, self.tell)
                self.nesting.push(Open("branch", at, condition=condition or UNREADABLE))
            case "as":
                self.nesting.push(
                    Open("branch", at, condition=self.is_protagonist(brace.start, brace.end))
                )
            case "foreign":
                self.nesting.push(Open("foreign", at, name=name))
            case "odd":
                self.nesting.push(Open("odd brace", at, told=True))
        return brace.resume

    def told_brace(self, brace: Brace, slip: Slip) -> None:
        """Tell of a brace, unless its fellow was told already."""
        if brace.kind == "as":
            person = self.text[brace.start : brace.end] or "person"
            slip = slip._replace(
                hint=f"In a line, write {{if {self.protagonist} == {person}: words}}."
            )
        if brace.kind == "loose":
            if brace.directive in {"if", "as", "gentle"}:
                self.loose += 1
            elif self.loose:
                self.loose -= brace.directive == "end"
                return
            else:
                self.loose_ends += brace.directive == "end"
        self.nesting.slip(*slip)

    def is_protagonist(self, start: int, end: int) -> Condition:
        """The condition of ``as``, whose person stands between two characters."""
        if start == end:
            return UNREADABLE
        span = self.scalar.part(start, end)
        return Comparison(self.protagonist, "==", self.text[start:end], span, span)

    def bracket(self, at: int) -> int:
        """One opening bracket is a character; two open a note."""
        if not self.text.startswith("[[", at, self.end):
            self.nesting.top.add("[")
            self.nesting.top.bracketed += 1
            return at + 1
        if self.last_closing is None:
            self.last_closing = self.text.rfind("]]", at, self.end)
        found = bracket_at(self.text, at, self.end, self.last_closing)
        if found.slip is not None:
            self.nesting.slip(*found.slip)
        note = self.text[found.start : found.end]
        if found.kind in {"note", "link"} and self.nesting.holds("link"):
            self.nesting.slip(
                at, found.resume, "a note stands within a note’s words", "Set it behind them."
            )
            if found.kind == "link":
                self.nesting.push(Open("odd link", at, told=True))
        elif found.kind == "note":
            self.nesting.top.put(NoteLink(note, (), self.scalar.part(found.start, found.end)))
        elif found.kind == "link":
            span = self.scalar.part(found.start, found.end)
            self.nesting.push(Open("link", at, name=note, span=span))
        elif found.kind == "odd":
            self.nesting.push(Open("odd link", at, told=True))
        return found.resume

    def close_bracket(self, at: int) -> int:
        """One closing bracket is a character; two close a note."""
        top = self.nesting.top
        whole = self.text.startswith("]]", at, self.end)
        inner = top.bracketed > 0 and self.text.startswith("]]]", at, self.end)
        if not whole or inner:
            top.add("]")
            top.bracketed -= 1
            return at + 1
        if self.nesting.pop_to(BRACKETS, at, "]]"):
            self.nesting.close(at + 2)
        return at + 2

    def close_brace(self, at: int) -> int:
        """A closing brace."""
        if self.nesting.pop_to(BRACES, at, "}"):
            self.nesting.close(at + 1)
        return at + 1

    def star(self, at: int) -> int:
        """An asterisk, or several by the habit of another notation."""
        text, end, top = self.text, self.end, self.nesting.top
        stop = at + 1
        while stop < end and text[stop] == "*":
            stop += 1
        closes = at > self.start and text[at - 1] not in _BLANK
        opens = stop < end and text[stop] not in _AFTER_WORD and not text.startswith("]]", stop)
        if top.kind == "emphasis" and closes:
            self.nesting.close(stop)
            return stop
        if opens:
            if top.kind == "emphasis":
                self.nesting.unclosed()
            if stop - at > 1:
                self.nesting.slip(at, stop, "one “*” makes emphasis", "Write “*” on either side.")
            self.nesting.push(Open("emphasis", at))
        elif not self.nesting.forgive("*"):
            self.nesting.tell_once("emphasis")
            self.nesting.slip(at, stop, "this “*” has no fellow", "Write “\\*” for an asterisk.")
            top.add(text[at:stop])
        return stop

    def bar(self, at: int) -> int:
        """A bar: between two arms, or a character where no brace or bracket is open."""
        if not self.nesting.holds(*BRACES, *BRACKETS):
            self.nesting.top.add("|")
            return at + 1
        while self.nesting.top.kind == "emphasis":
            self.nesting.unclosed(crossed=True)
        top = self.nesting.top
        if top.kind == "branch" and top.then is None:
            top.then = top.words()
            top.parts = []
        elif top.kind in {"odd brace", "odd link"}:
            top.add(" ")
        else:
            what = (
                "a condition has two arms" if top.kind == "branch" else "these words have no arms"
            )
            self.nesting.slip(
                at, at + 1, f"“|” does not fit here: {what}", "Write “\\|” for a bar."
            )
        return at + 1


_HANDLERS = {
    "\\": InlineReader.escape,
    "{": InlineReader.brace,
    "}": InlineReader.close_brace,
    "[": InlineReader.bracket,
    "]": InlineReader.close_bracket,
    "*": InlineReader.star,
    "|": InlineReader.bar,
}

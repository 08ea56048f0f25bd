"""What is open in a line, one inside the other, and what becomes of it when it closes.

What is crossed (``[[a|{if b: c]]``) ends with what holds it and is told once: its own
closer, coming too late, is forgiven. What is never closed keeps its words.
"""

from collections.abc import Mapping

from commune.diagnostics import Diagnostic
from commune.expressions.parse import DEEPEST
from commune.loading.text.logic import UNREADABLE
from commune.loading.text.open import Open, OpenKind, plain_of
from commune.loading.tree.tree import Scalar, Tell
from commune.model.prose import Branch, Emphasis, Foreign, NoteLink, Text, Words

_CLOSER: Mapping[OpenKind, str] = {
    "emphasis": "*",
    "link": "]]",
    "odd link": "]]",
    "branch": "}",
    "foreign": "}",
    "odd brace": "}",
}
_OPENER = {"*": "*", "]]": "[[", "}": "{"}


class Nesting:
    """The stack of one stretch of words; `top` is the innermost, never missing."""

    def __init__(self, scalar: Scalar, tell: Tell, root: Open) -> None:
        """Begin with the stretch itself, which nothing closes."""
        self.scalar = scalar
        self.tell = tell
        self.top = root
        self.stack = [root]
        self.too_deep = False
        self.forgiven: dict[str, int] = {}  # closers whose openers were told of

    def words(self) -> Words:
        """End the stretch: tell of whatever is still open, and give its words."""
        while len(self.stack) > 1:
            self.unclosed()
        return self.top.words()

    def holds(self, *kinds: OpenKind) -> bool:
        """Whether one of these kinds is open."""
        return any(one.kind in kinds for one in self.stack)

    def push(self, opened: Open) -> None:
        """Go into what was opened, unless that is too deep."""
        if len(self.stack) > DEEPEST:
            self.owe(_CLOSER[opened.kind])
            if not self.too_deep:
                message = f"prose nests deeper than {DEEPEST}"
                self.slip(opened.start, opened.start + 1, message, "Divide it into paragraphs.")
            self.too_deep = True
            return
        opened.keep_lines = self.top.keep_lines
        self.stack.append(opened)
        self.top = opened

    def pop_to(self, kinds: tuple[OpenKind, ...], at: int, closer: str) -> bool:
        """Leave what is open inside the innermost of these kinds; false where there is none."""
        if not self.holds(*kinds):
            if not self.forgive(closer):
                escaped = "".join(f"\\{character}" for character in closer)
                hint = f"Write “{escaped}” for the {'brace' if closer == '}' else 'brackets'}."
                self.slip(at, at + len(closer), f"“{closer}” closes nothing", hint)
            return False
        while self.top.kind not in kinds:
            self.unclosed(crossed=True)
        return True

    def owe(self, closer: str) -> None:
        """Expect a closer of something that is told already."""
        self.forgiven[closer] = self.forgiven.get(closer, 0) + 1

    def forgive(self, closer: str) -> bool:
        """Whether this closer comes late for something that was told already."""
        owed = self.forgiven.get(closer, 0)
        self.forgiven[closer] = max(0, owed - 1)
        return owed > 0

    def tell_once(self, kind: OpenKind) -> None:
        """Hold those of this kind for told: something was told that keeps them from closing."""
        for one in self.stack:
            one.told = one.told or one.kind == kind

    def unclosed(self, *, crossed: bool = False) -> None:
        """Tell of the innermost that it was not closed, and leave it with its words."""
        top = self.top
        closer = _CLOSER[top.kind]
        opener = _OPENER[closer]
        if crossed:
            self.owe(closer)
        if not top.told:
            hint = f"Close it with “{closer}”, or write “\\{opener[0]}” for the character."
            self.slip(top.start, top.start + len(opener), f"“{opener}” is not closed", hint)
        self.leave()

    def close(self, end: int) -> None:
        """Leave the innermost, which ends before `end`."""
        top = self.top
        whole = (top.start, end)
        empty = top.kind != "emphasis" and not top.words()
        if empty and top.kind == "branch" and not top.then and top.condition is not UNREADABLE:
            self.slip(*whole, "this condition says nothing", "Put words behind “:”.")
        elif empty and top.kind == "foreign":
            self.slip(*whole, "these foreign words are missing", f"Write {{{top.name}: words}}.")
        elif empty and top.kind == "link":
            self.slip(*whole, "no words stand behind “|”", f"Write [[{top.name}]] for its title.")
        if top.kind == "branch":
            top.span = self.scalar.part(*whole)
        self.leave()

    def leave(self) -> None:
        """Give the innermost to what it stands in."""
        left = self.stack.pop()
        self.top = parent = self.stack[-1]
        match left.kind:
            case "emphasis":
                parent.put(Emphasis(left.untrimmed()))
            case "link":
                parent.put(NoteLink(left.name, left.words(), left.span))
            case "branch":
                last = left.words()
                then, otherwise = (last, ()) if left.then is None else (left.then, last)
                parent.put(Branch(left.condition or UNREADABLE, then, otherwise, left.span))
            case "foreign":
                self.leave_foreign(left, parent)
            case _:
                for word in left.untrimmed():
                    if isinstance(word, Text):
                        parent.add(word.text)
                    else:
                        parent.put(word)

    def leave_foreign(self, left: Open, parent: Open) -> None:
        """Foreign words are characters and nothing more."""
        words = left.words()
        plain = plain_of(words)
        if plain is None:
            place = (left.start, left.start + len(left.name) + 1)
            self.slip(*place, "foreign words hold no marks", "Set marks around {fr: words}.")
            parent.put(*words)
        elif plain:
            parent.put(Foreign(left.name, plain))

    def slip(self, start: int, end: int, message: str, hint: str) -> None:
        """Tell of a mistake between two characters of the text."""
        place = self.scalar.part(start, min(end, len(self.scalar.text)))
        self.tell(Diagnostic("prose-form", place, message, hint))

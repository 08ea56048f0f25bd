"""The lines of a prose text: its paragraphs, frames and conditions, one inside the other.

A line of its own (``{if c}``, ``{end}``, ``::: letter``) ends the paragraph before it,
blank line or none. What is crossed ends with what holds it, and is told once at its
opener; a stray end is told where it stands.
"""

from collections.abc import Iterator
from typing import Literal

from commune.diagnostics import Diagnostic, Span
from commune.expressions import Condition
from commune.expressions.parse import DEEPEST
from commune.loading.text.braces import Slip
from commune.loading.text.directives import Directive, Fence, directive_at, fence_at
from commune.loading.text.inline import InlineReader
from commune.loading.text.logic import UNREADABLE, read_condition_in
from commune.loading.text.misspelt import LONE, misspelt_in
from commune.loading.tree.tree import Scalar, Tell
from commune.model.citation import Citation
from commune.model.prose import (
    KEEPS_LINES,
    Arm,
    Block,
    Choose,
    Framed,
    Gentle,
    Paragraph,
    Prose,
    Said,
)
from commune.values import field, value

Kind = Literal["root", "if", "as", "gentle", "fence"]
_CONDITIONS: tuple[Kind, ...] = ("if", "as", "gentle")
_FENCES: tuple[Kind, ...] = ("fence",)
_BLANK = " \t\r"


@value(frozen=False)
class _Open:
    """A block that is open, at its line from `start` to `end`; `arm` is its arm being read."""

    kind: Kind
    start: int
    end: int
    keep_lines: bool = False
    fence: Fence | None = None
    condition: Condition | None = None
    arm: Span | None = None
    otherwise: bool = False
    arms: list[Arm] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class BlockReader:
    """Reads one text into blocks. It never raises; what is wrong goes to `tell`."""

    def __init__(self, scalar: Scalar, tell: Tell, protagonist: str) -> None:
        """Read from `scalar`; ``{as x}`` asks the variable `protagonist`."""
        self.scalar = scalar
        self.text = scalar.text
        self.tell = tell
        self.inline = InlineReader(scalar, tell, protagonist)
        self.stack = [_Open("root", 0, 0)]
        self.paragraph = (-1, -1)  # where the running paragraph begins and ends
        self.too_deep = [0, 0]  # not opened: conditions and fences
        self.told_depth = False
        self.forgiven = [0, 0]  # to be closed late; likewise

    def read(self) -> Prose:
        """Read the whole text."""
        misspelt = misspelt_in(self.text, _lines) if LONE.search(self.text) else {}
        for start, line in _lines(self.text):
            first = line[:1]
            if not first:
                self.end_paragraph()
            elif first == "{" and (directive := misspelt.get(start) or directive_at(line, start)):
                self.end_paragraph()
                self.govern(directive)
            elif first == ":" and line.startswith("::") and (fence := fence_at(line, start)):
                self.end_paragraph()
                self.fence(fence)
            else:
                self.words(start, line)
        self.end_paragraph()
        while len(self.stack) > 1:
            self.unclosed()
        return tuple(self.stack[0].blocks)

    def words(self, start: int, line: str) -> None:
        """A line of the running paragraph; one that ends with colons closes a block too."""
        end = start + len(line)
        begun = self.paragraph[0]
        fenced = line.endswith(":::")
        self.paragraph = (start if begun < 0 else begun, end - 3 if fenced else end)
        if fenced:
            self.end_paragraph()
            hint = "Put it on the next line."
            self.slip(Slip(end - 3, end, "“:::” stands on a line of its own", hint))
            self.close_fence(Fence("", end - 3, end))

    def end_paragraph(self) -> None:
        """Read the words of the running paragraph, if there is one."""
        start, end = self.paragraph
        if start < 0:
            return
        self.paragraph = (-1, -1)
        top = self.stack[-1]
        words = self.inline.read(start, end, keep_lines=top.keep_lines)
        if words:
            top.blocks.append(Paragraph(words, self.scalar.part(start, end)))

    def govern(self, line: Directive) -> None:
        """A line in braces."""
        if line.slip is not None:
            self.slip(line.slip)
        if line.word == "end":
            self.end(line)
        elif line.word in {"else", "else if"} or (
            line.word == "as" and self.stack[-1].kind == "as"
        ):
            self.next_arm(line)
        else:
            kind: Kind = "as" if line.word == "as" else "if" if line.word == "if" else "gentle"
            keeps = self.stack[-1].keep_lines
            if self.push(_Open(kind, line.start, line.end, keeps)) and kind != "gentle":
                self.begin_arm(line)

    def begin_arm(self, line: Directive) -> None:
        """Read what the coming blocks stand under."""
        top = self.stack[-1]
        top.arm = self.scalar.part(line.start, line.end)
        top.condition = None
        if line.word == "as":
            top.condition = self.person(line)
        elif line.word != "else":
            end = line.at + len(line.argument)
            top.condition = read_condition_in(self.scalar, line.at, end, self.tell) or UNREADABLE

    def person(self, line: Directive) -> Condition:
        """The condition of ``{as x}``."""
        names = line.argument.replace(",", " ").split()
        if len(names) != 1:
            hint = "Write {as person}."
            people = [name for name in names if name not in {"and", "or"}]
            if len(people) > 1:
                asked = " or ".join(f"{self.inline.protagonist} == {name}" for name in people)
                hint = f"Write {{if {asked}}}."
            says = "“{as}” names one person"
            self.slip(Slip(line.start, line.end, says, hint))
            return UNREADABLE
        return self.inline.is_protagonist(line.at, line.at + len(line.argument))

    def next_arm(self, line: Directive) -> None:
        """``{else}`` and its like."""
        if not self.pop_to(_CONDITIONS):
            if not self.inline.loose and not self.forgiven[False]:
                self.forgiven[False] += 1  # its end will stand behind it
                if line.slip is None:
                    hint = "Open with {if condition} on a line of its own."
                    says = f"“{{{line.word}}}” continues nothing"
                    self.slip(Slip(line.start, line.end, says, hint))
            return
        top = self.stack[-1]
        if top.otherwise:
            says = f"“{{{line.word}}}” stands behind “{{else}}”"
            self.slip(Slip(line.start, line.end, says, "{else} is the last, and stands once."))
        elif line.word == "else if" and top.kind != "if":
            says = f"“{{else if}}” does not continue “{{{top.kind}}}”"
            hint = "Write {as person} or {else}." if top.kind == "as" else "Write {else}."
            self.slip(Slip(line.start, line.end, says, hint))
        self.finish_arm(top)
        top.otherwise = top.otherwise or line.word == "else" or top.kind == "gentle"
        self.begin_arm(line)

    def finish_arm(self, top: _Open) -> None:
        """Put the blocks since the last line in braces under what they stand under."""
        top.arms.append(Arm(top.condition, tuple(top.blocks), top.arm))
        top.blocks = []

    def end(self, line: Directive) -> None:
        """``{end}``."""
        stray = Slip(line.start, line.end, "“{end}” closes nothing", "Open with {if condition}.")
        self.close(_CONDITIONS, None if line.slip else stray)

    def fence(self, fence: Fence) -> None:
        """A line of colons."""
        for slip in fence.slips:
            self.slip(slip)
        if not fence.kind:
            self.close_fence(fence)
            return
        keeps = fence.kind in KEEPS_LINES
        self.push(_Open("fence", fence.start, fence.end, keep_lines=keeps, fence=fence))

    def close_fence(self, fence: Fence) -> None:
        """``:::`` alone."""
        stray = Slip(fence.start, fence.end, "“:::” closes nothing", "Open with ::: and its kind.")
        self.close(_FENCES, None if fence.slips else stray)

    def push(self, opened: _Open) -> bool:
        """Go into a block; false where that is too deep."""
        if len(self.stack) <= DEEPEST:
            self.stack.append(opened)
            return True
        if not self.told_depth:
            self.told_depth = True
            says = f"prose nests deeper than {DEEPEST}"
            self.slip(Slip(opened.start, opened.end, says, "Divide it into passages."))
        self.too_deep[opened.kind == "fence"] += 1
        return False

    def close(self, kinds: tuple[Kind, ...], stray: Slip | None) -> None:
        """Leave the innermost block of these kinds, or tell of a stray end not told yet."""
        fenced = kinds is _FENCES
        if self.too_deep[fenced]:
            self.too_deep[fenced] -= 1
        elif self.pop_to(kinds):
            self.leave()
        elif self.forgiven[fenced]:
            self.forgiven[fenced] -= 1
        elif self.inline.loose and not fenced:
            self.inline.loose -= 1
        elif stray is not None:
            self.slip(stray)

    def pop_to(self, kinds: tuple[Kind, ...]) -> bool:
        """Leave what is open inside the innermost of these kinds; false where there is none."""
        if all(one.kind not in kinds for one in self.stack):
            return False
        while self.stack[-1].kind not in kinds:
            self.forgiven[self.stack[-1].kind == "fence"] += 1
            self.unclosed()
        return True

    def unclosed(self) -> None:
        """Tell of the innermost block that it was not closed, and leave it."""
        top = self.stack[-1]
        end = "{end}" if top.kind != "fence" else ":::"
        if top.kind != "fence" and self.inline.loose_ends:
            self.inline.loose_ends -= 1
        else:
            written = self.text[top.start : top.end]
            hint = f"Put {end} on a line of its own behind it."
            self.slip(Slip(top.start, top.end, f"“{written}” is not closed", hint))
        self.leave()

    def leave(self) -> None:
        """Give the innermost block to what it stands in."""
        top = self.stack.pop()
        self.stack[-1].blocks.append(self.made(top))

    def made(self, top: _Open) -> Block:
        """Make the block of what was open."""
        span = self.scalar.part(top.start, top.end)
        if top.fence is not None:
            return self.fenced(top.fence, tuple(top.blocks), span)
        self.finish_arm(top)
        if top.kind == "gentle":
            first, *others = top.arms
            return Gentle(first.blocks, tuple(b for arm in others for b in arm.blocks), span)
        return Choose(tuple(top.arms))

    def fenced(self, fence: Fence, blocks: Prose, span: Span) -> Framed | Said:
        """Make the block between two lines of colons; words of nobody known are a document."""
        if fence.kind == "said" and not (fence.person and fence.source):
            return Framed("document", "", blocks, span)
        if fence.kind != "said":
            return Framed(fence.kind, fence.title, blocks, span)
        source_at = fence.source_at
        cited = self.scalar.part(source_at, source_at + len(fence.source))
        person = self.scalar.part(fence.person_at, fence.person_at + len(fence.person))
        return Said(fence.person, Citation(fence.source, fence.page, cited), blocks, person)

    def slip(self, slip: Slip) -> None:
        """Tell of a mistake."""
        place = self.scalar.part(slip.start, slip.end)
        self.tell(Diagnostic("prose-form", place, slip.message, slip.hint))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text without the blanks around them, and where each begins."""
    start = 0
    for line in text.split("\n"):
        bare = line.strip(_BLANK)
        yield start + (line.find(bare) if bare else 0), bare
        start += len(line) + 1

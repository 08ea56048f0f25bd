"""From prose as written to prose as shown: makers of lines and blocks.

What has no condition in it is composed once, when its passage is first met, and handed
out as it is ever after; only the rest is made anew for each state.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from commune.engine.page import Block, Blocks, Frame, Line, Para, Quotation, Run
from commune.expressions import Layout, Values, compile_condition
from commune.model.notes import Note
from commune.model.prose import Block as WrittenBlock
from commune.model.prose import (
    Branch,
    Choose,
    Emphasis,
    Foreign,
    Framed,
    Gentle,
    Inline,
    LineBreak,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Shown,
    Text,
    Words,
)
from commune.model.variables import Variable, name_of
from commune.values import value

LineMaker = Callable[[Values], Line]
BlocksMaker = Callable[[Values, bool], Blocks]

_BREAK = Run("\n")
_EMPTY = Run("")  # stands where a branch yielded nothing, so that blanks around it can close
_CLOSING = ".,;:!?)…”’"


@value
class Composer:
    """What is needed to decide prose: the layout of the state, and the names things bear."""

    layout: Layout
    variables: Mapping[str, Variable]
    notes: Mapping[str, Note]

    def line(self, words: Words) -> Line | LineMaker:
        """A line, or where it depends on the state, its maker."""
        pieces = self._pieces(words)
        if isinstance(pieces, tuple):
            return tidy(pieces)
        make = pieces
        return lambda values: tidy(make(values))

    def blocks(self, prose: Prose) -> Blocks | BlocksMaker:
        """Blocks, or where they depend on the state or on the reader, their maker."""
        parts = [self._block(block) for block in prose]
        if all(isinstance(part, tuple) for part in parts):
            return tuple(block for part in parts if isinstance(part, tuple) for block in part)

        def make(values: Values, gentle: bool) -> Blocks:  # noqa: FBT001 - one shape for all makers
            made: list[Block] = []
            for part in parts:
                made += part if isinstance(part, tuple) else part(values, gentle)
            return tuple(made)

        return make

    def _block(self, block: WrittenBlock) -> Blocks | BlocksMaker:
        match block:
            case Paragraph(words):
                return self._paragraph(words)
            case Framed(kind, title, blocks):
                return _wrapped(self.blocks(blocks), lambda inner: Frame(kind, title, inner))
            case Said(person, citation, blocks):
                return _wrapped(
                    self.blocks(blocks), lambda inner: Quotation(person, citation, inner)
                )
            case Choose(arms):
                tests = [
                    (
                        compile_condition(arm.condition, self.layout) if arm.condition else None,
                        self.blocks(arm.blocks),
                    )
                    for arm in arms
                ]

                def choose(values: Values, gentle: bool) -> Blocks:  # noqa: FBT001
                    for test, made in tests:
                        if test is None or test(values):
                            return made if isinstance(made, tuple) else made(values, gentle)
                    return ()

                return choose
            case Gentle(blocks, otherwise):
                soft, hard = self.blocks(blocks), self.blocks(otherwise)

                def pick(values: Values, gentle: bool) -> Blocks:  # noqa: FBT001
                    made = soft if gentle else hard
                    return made if isinstance(made, tuple) else made(values, gentle)

                return pick

    def _paragraph(self, words: Words) -> Blocks | BlocksMaker:
        made = self.line(words)
        if isinstance(made, tuple):
            return _paragraph_of(made)
        make = made
        return lambda values, _gentle: _paragraph_of(make(values))

    def _pieces(self, words: Words) -> tuple[Run, ...] | LineMaker:
        parts = [self._inline(inline) for inline in words]
        if all(isinstance(part, tuple) for part in parts):
            return tuple(run for part in parts if isinstance(part, tuple) for run in part)

        def make(values: Values) -> Line:
            made: list[Run] = []
            for part in parts:
                made += part if isinstance(part, tuple) else part(values)
            return tuple(made)

        return make

    def _inline(self, inline: Inline) -> tuple[Run, ...] | LineMaker:
        match inline:
            case Text(text):
                return (Run(text),)
            case LineBreak():
                return (_BREAK,)
            case Emphasis(words):
                return _restyled(self._pieces(words), emphasis=True)
            case NoteLink(note, words):
                shown = words or (Text(self.notes[note].title),)
                return _restyled(self._pieces(shown), note=note)
            case Foreign(language, text):
                return (Run(text, language=language),)
            case Shown(variable):
                index, declared = self.layout[variable], self.variables[variable]
                return lambda values: (Run(name_of(declared, values[index])),)
            case Branch(condition, then, otherwise):
                return self._branch(compile_condition(condition, self.layout), then, otherwise)

    def _branch(self, test: Callable[[Values], bool], then: Words, otherwise: Words) -> LineMaker:
        yes, no = self._pieces(then), self._pieces(otherwise)

        def make(values: Values) -> Line:
            made = yes if test(values) else no
            return (made if isinstance(made, tuple) else made(values)) or (_EMPTY,)

        return make


def tidy(pieces: Sequence[Run]) -> Line:
    """Close the blanks that an empty branch left, and join runs of one manner."""
    line: list[Run] = []
    emptied = False
    for run in pieces:
        text = run.text
        before = line[-1].text if line else ""
        if not text:
            emptied = True
            continue
        if text[0] == " " and (not line or before[-1] in " \n"):
            text = text.lstrip(" ")
        elif emptied and text[0] in _CLOSING and before.endswith(" "):
            line[-1] = line[-1]._replace(text=before.rstrip(" "))
        emptied = False
        if not text:
            continue
        if line and line[-1][1:] == run[1:] and "\n" not in {text, before}:
            line[-1] = run._replace(text=line[-1].text + text)
        else:
            line.append(run._replace(text=text))
    if line and line[-1].text.endswith(" "):
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip(" "))
    return tuple(run for run in line if run.text)


def notes_in(blocks: Blocks) -> Iterator[str]:
    """The notes that blocks show a marker of, in order."""
    for block in blocks:
        match block:
            case Para(lines):
                yield from (run.note for line in lines for run in line if run.note)
            case Frame(blocks=inner) | Quotation(blocks=inner):
                yield from notes_in(inner)


def _paragraph_of(line: Line) -> Blocks:
    """A paragraph of one line, or of several where breaks are kept; what is empty is none."""
    lines: list[list[Run]] = [[]]
    for run in line:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    kept = tuple(filter(None, map(tidy, lines)))
    return (Para(kept),) if kept else ()


def _wrapped(blocks: Blocks | BlocksMaker, wrap: Callable[[Blocks], Block]) -> Blocks | BlocksMaker:
    """Blocks set apart as one; none where nothing of them is left."""

    def wrapped(inner: Blocks) -> Blocks:
        return (wrap(inner),) if inner else ()

    if isinstance(blocks, tuple):
        return wrapped(blocks)
    make = blocks
    return lambda values, gentle: wrapped(make(values, gentle))


def _restyled(
    pieces: tuple[Run, ...] | LineMaker, *, emphasis: bool = False, note: str = ""
) -> tuple[Run, ...] | LineMaker:
    """The same characters, emphasised or opening a note."""

    def restyle(runs: Sequence[Run]) -> tuple[Run, ...]:
        return tuple(
            run._replace(emphasis=run.emphasis or emphasis, note=note or run.note) for run in runs
        )

    if isinstance(pieces, tuple):
        return restyle(pieces)
    make = pieces
    return lambda values: restyle(make(values))

"""From YAML's events to the located tree, telling what our dialect does not have.

One pass with a stack, no recursion: depth is counted here and reading stops at the
limit, so nothing deeper is ever asked of the parser. Where the parser stops at a
mistake, what is open is closed and given back: a tree of all that was read before.

Nearly all that is read are plain words in a healthy text: the loop over the events puts
them where they belong itself, for it is the longest of a story's reading.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from commune.diagnostics import Diagnostic, Span
from commune.loading.tree.foreign import Event, Mark, alias, directive, feature, stop
from commune.loading.tree.frame import Frame
from commune.loading.tree.literal import literal
from commune.loading.tree.mend import Mended
from commune.loading.tree.prose_lines import HARMLESS, styled_prose
from commune.loading.tree.tree import Bounds, Entry, MappingNode, Node, Scalar, SequenceNode, Style
from commune.values import field, value

MAX_DEPTH = 24

_new: Any = tuple.__new__  # makes a node without the call of its own constructor
_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


@value(frozen=False)
class Built:
    """What one round of reading gave; `error` is where the parser stopped, if it did."""

    root: Node | None = None
    whole: bool = True
    told: list[Diagnostic] = field(default_factory=list)
    error: Exception | None = None
    braced: list[tuple[int, int]] = field(default_factory=list)  # prose keys inside { }
    open_flow: list[tuple[int, int]] = field(default_factory=list)  # mended line, column
    last: Event | None = None  # the last scalar's event


class Builder:
    """One round of reading a mended text."""

    def __init__(self, mended: Mended, prose_keys: frozenset[str]) -> None:
        """Prepare to read; `read` does it, once."""
        self.mended = mended
        self.prose_keys = prose_keys
        self.built = Built()
        self.frames: list[Frame] = []
        self.documents = 0
        self.closing = False  # reading has ended early: what is open is closed

    def read(self, loader: type[Any]) -> Built:
        """Read with a PyYAML loader, of which only the events are used."""
        built = self.built
        try:
            self._events(loader(self.mended.text).get_event)
        except (yaml.YAMLError, UnicodeEncodeError) as error:
            built.error = error
            built.whole = False
        for frame in self.frames if built.error else ():
            last = frame.last()
            for key in (frame.key, last.key if last else None):
                if frame.flow and key is not None and key.text in self.prose_keys:
                    self._braced(key)
        built.open_flow = [(f.start.line, f.start.column) for f in self.frames if f.flow]
        self.closing = True
        while self.frames:
            self._close()
        return built

    def _events(self, get: Callable[[], Event | None]) -> None:
        file, frames, prose, new = self.mended.file, self.frames, self.prose_keys, _new
        moved = self.mended.moved
        while (event := get()) is not None:
            kind: type[object] = type(event)
            if kind is not ScalarEvent:
                if self._structure(kind, event):
                    continue
                return
            self.built.last = event
            text = event.value
            if not text or event.style or event.tag or event.anchor or moved or not frames:
                self._put(self._scalar(event, in_flow=bool(frames) and frames[-1].flow))
                continue
            start, end, frame = event.start_mark, event.end_mark, frames[-1]
            bounds = (file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
            node = new(Scalar, (text, bounds, "plain", frame.flow, 0, 0, False))
            key = frame.key
            if not frame.mapping:
                frame.items.append(node)
            elif key is None:
                frame.key = node
            elif key.text in prose and (frame.flow or end.line > start.line):
                self._value(frame, key, node)
            else:
                self._enter(frame, key, node)

    def _structure(self, kind: type, event: Event) -> bool:
        """Open or close what holds other nodes; whether reading goes on."""
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self._close(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag or event.anchor:
                self.built.told.append(feature(self.mended, event))
            if len(self.frames) == MAX_DEPTH:
                self._stop(event, "depth", f"this file nests more than {MAX_DEPTH} deep")
                self._leave_depth(event)
                return False
            self.frames.append(Frame(event, mapping=kind is MappingStartEvent))
        elif kind is AliasEvent:
            self.built.told.append(alias(self.mended, event))
            bounds = self._bounds(event.start_mark, event.end_mark)
            self._put(Scalar(f"*{event.anchor}", bounds, repaired=True))
        elif kind is DocumentStartEvent:
            return self._document(event)
        return True

    def _leave_depth(self, event: Event) -> None:
        """Give up what only nests: a text that means nothing stands in its place."""
        frames = self.frames
        while frames and (frames[-1].flow or not (frames[-1].entries or frames[-1].items)):
            frames.pop()
        if frames:
            self._put(Scalar("", self._bounds(event.start_mark, event.start_mark), repaired=True))

    def _scalar(self, event: Event, *, in_flow: bool) -> Scalar:
        """Make a scalar that is quoted, a block, tagged, or stands in a mended text."""
        if event.tag or event.anchor:
            self.built.told.append(feature(self.mended, event))
        start = event.start_mark
        raw = self.mended.values.get((start.line, start.column))
        if raw is not None:
            return Scalar(raw, self._bounds(start, event.end_mark), "plain", in_flow, repaired=True)
        style = _STYLES.get(event.style or "", "plain")
        if style in {"literal", "folded"}:
            return literal(event.value, self.mended, start, style)
        return Scalar(event.value, self._bounds(start, event.end_mark), style, in_flow)

    def _document(self, event: Event) -> bool:
        """Whether a document may be read: only the first."""
        if event.version or event.tags:
            self.built.told.append(directive(self.mended, event))
        self.documents += 1
        if self.documents > 1:
            self._stop(event, "yaml-feature", "a second document begins here; a file holds one")
        return self.documents == 1

    def _put(self, node: Node) -> None:
        """Hang a finished node where it belongs."""
        if not self.frames:
            if self.built.root is None and not (isinstance(node, Scalar) and _is_nothing(node)):
                self.built.root = node
            return
        frame = self.frames[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node if isinstance(node, Scalar) else self._odd_key(node)
        elif isinstance(node, Scalar):
            self._value(frame, frame.key, node)
        else:
            self._enter(frame, frame.key, node)

    def _odd_key(self, node: Node) -> Scalar:
        if not self.closing:
            self._tell("yaml-syntax", node.span, "a key is a word, not a list or a { }")
        self.built.whole = False
        return Scalar("", node.bounds, repaired=True)

    def _value(self, frame: Frame, key: Scalar, node: Scalar) -> None:
        """Look at a value that is quoted, a block, in braces, or prose."""
        is_prose = key.text in self.prose_keys and node.style != "literal" and not node.repaired
        if frame.flow and _is_nothing(node) and key.bounds[3:] == node.bounds[1:3]:
            if self._comma_cut(frame, key):
                return
        elif frame.flow and is_prose and not HARMLESS.fullmatch(node.text):
            self._braced(key)
        elif is_prose and not frame.flow and (found := styled_prose(key, node)):
            self.built.told.append(found)
            node = node._replace(repaired=True)
        self._enter(frame, key, node)

    def _braced(self, key: Scalar) -> None:
        """Remember prose inside { }: its text must be looked at, whatever YAML made of it."""
        _, line, column, _, _ = key.bounds
        self.built.braced.append((line - 1, self.mended.mended_column(line - 1, column - 1)))

    def _comma_cut(self, frame: Frame, rest: Scalar) -> bool:
        """Join what a comma inside { } has cut from the value before; told once."""
        last = frame.last()
        if last is None or not isinstance(before := last.value, Scalar):
            return False
        frame.key = None
        key = last.key
        if glued := _GLUED.fullmatch(rest.text):  # “to:.here”: the comma is right
            self._unglue(frame, rest, *glued.groups())
            return True
        if key.text in self.prose_keys and not before.repaired:
            self._braced(key)
            return True
        bounds = (*before.bounds[:3], *rest.bounds[3:])
        joined = f"{before.text}, {rest.text}"
        if not before.repaired:
            self._tell(
                "wrong-form",
                Span(*bounds),
                f"the comma cuts the value of “{key.text}” in two: inside {{ }} it ends a value",
                f'Put it in straight quotes: {key.text}: "{joined}"',
            )
        whole = before._replace(text=joined, bounds=bounds, repaired=True)
        frame.entries[key.text] = Entry(key, whole)
        return True

    def _unglue(self, frame: Frame, rest: Scalar, name: str, value: str) -> None:
        """Part a key and a value that stand together without a blank; told."""
        says = f"a blank is missing behind “{name}:”"
        self._tell("yaml-syntax", rest.span, says, f"Write “{name}: {value}”.")
        frame.entries[name] = Entry(
            rest._replace(text=name, repaired=True), rest._replace(text=value, repaired=True)
        )

    def _enter(self, frame: Frame, key: Scalar, node: Node) -> None:
        """Put a key and its value into an open mapping, unless the key is there already."""
        frame.key = None
        text = key.text
        if key.repaired and not text:  # no word: told already
            return
        if text in frame.entries:
            self._tell(
                "duplicate-key",
                key.span,
                f"“{text}” stands twice here; first on line {frame.entries[text].key.bounds[1]}",
                "Keep one of the two; what stands under the second is not read.",
            )
            return
        if text == "<<" and key.style == "plain":
            self._tell("yaml-feature", key.span, "“<<” merges keys in YAML, which we do not use")
        frame.entries[text] = _new(Entry, (key, node))

    def _close(self, event: Event | None = None) -> None:
        """Make the node of the innermost open mapping or sequence."""
        frame = self.frames.pop()
        line, column = frame.start.line + 1, frame.start.column + 1
        if frame.flow or self.mended.moved:
            line, column = self._place(frame.start)
        last = frame.last() if frame.mapping else None
        node = last.value if last else frame.items[-1] if frame.items else None
        if event is not None and frame.flow:
            end_line, end_column = self._place(event.end_mark)
        elif node:  # a block ends with what stands last in it, not where the next begins
            _, _, _, end_line, end_column = node.bounds
        else:
            end_line, end_column = line, column
        bounds = (self.mended.file, line, column, end_line, end_column)
        if frame.mapping:
            self._put(MappingNode(tuple(frame.entries.values()), bounds, frame.flow))
        else:
            self._put(SequenceNode(tuple(frame.items), bounds, frame.flow))

    def _bounds(self, start: Mark, end: Mark) -> Bounds:
        line, column = self._place(start)
        end_line, end_column = max((line, column), self._place(end))
        return (self.mended.file, line, column, end_line, end_column)

    def _place(self, mark: Mark) -> tuple[int, int]:
        """Line and column from 1 in the writer's file."""
        line, column = self.mended.place(mark.line, mark.column)
        return line + 1, column + 1

    def _stop(self, event: Event, rule: str, message: str) -> None:
        """Tell why reading ends here."""
        self.built.told.append(stop(self.mended, event, rule, message))
        self.built.whole = False

    def _tell(self, rule: str, span: Span, message: str, hint: str = "") -> None:
        self.built.told.append(Diagnostic(rule, span, message, hint))


_GLUED = re.compile(r"([a-z]+):(\S.*)")


def _is_nothing(node: Scalar) -> bool:
    return not node.text and node.style == "plain" and not node.repaired

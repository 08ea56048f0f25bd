"""The parts of a text that are told under a condition, and the notes it shows markers of."""

from collections.abc import Iterator

from commune.diagnostics import Span
from commune.explore.guards import TRUE, Domains, Guard, all_of, guard_of, negated
from commune.expressions import Condition
from commune.model.prose import (
    Branch,
    Choose,
    Emphasis,
    Framed,
    Gentle,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Words,
)
from commune.values import value


@value
class Part:
    """A branch by its place in the file (``12:5``, with ``else`` behind it), or a note's marker.

    `guard` is all that must hold for it, `asks` its own condition as written, `within` the
    name of the branch it stands in.
    """

    name: str
    guard: Guard
    within: str
    span: Span | None = None
    asks: Condition | None = None
    note: str = ""


def parts_of(
    text: Prose | Words, domains: Domains, guard: Guard = TRUE, within: str = ""
) -> Iterator[Part]:
    """All parts of a text, each branch before what stands in it."""
    for part in text:
        match part:
            case Branch(condition, then, otherwise, span):
                holds = guard_of(condition, domains)
                yield from _branch(then, span, condition, all_of((guard, holds)), within, domains)
                other = all_of((guard, negated(holds)))
                yield from _branch(otherwise, span, None, other, within, domains)
            case Choose(arms):
                before = guard
                first = arms[0].span
                for arm in arms:
                    holds = guard_of(arm.condition, domains)
                    span = arm.span or first
                    here = all_of((before, holds))
                    yield from _branch(arm.blocks, span, arm.condition, here, within, domains)
                    before = all_of((before, negated(holds)))
            case Gentle(blocks, otherwise):
                yield from parts_of(blocks, domains, guard, within)
                yield from parts_of(otherwise, domains, guard, within)
            case NoteLink(note, words):
                yield Part("", guard, within, note=note)
                yield from parts_of(words, domains, guard, within)
            case Paragraph(inner) | Emphasis(inner):
                yield from parts_of(inner, domains, guard, within)
            case Framed(blocks=inner) | Said(blocks=inner):
                yield from parts_of(inner, domains, guard, within)
            case _:
                pass


def _branch(  # noqa: PLR0913, PLR0917 - a branch and where it stands
    text: Prose | Words,
    span: Span | None,
    asks: Condition | None,
    guard: Guard,
    within: str,
    domains: Domains,
) -> Iterator[Part]:
    if not text:
        return
    place = f"{span.line}:{span.column}" if span else "1:1"
    name = place if asks is not None else f"{place} else"
    yield Part(name, guard, within, span, asks)
    yield from parts_of(text, domains, guard, name)

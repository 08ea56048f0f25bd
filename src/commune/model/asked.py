"""What prose asks of the state: its conditions, and the variables it shows, in order.

The engine keeps composed prose by the answers; a translation may ask no more than its
original does.
"""

from collections.abc import Iterator

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
    Shown,
    Words,
)


def questions_in(text: Words | Prose) -> Iterator[Condition | Shown]:
    """All that a text asks, in every branch of it."""
    for part in text:
        match part:
            case Branch(condition, then, otherwise):
                yield condition
                yield from questions_in(then)
                yield from questions_in(otherwise)
            case Shown():
                yield part
            case Paragraph(inner) | Emphasis(inner) | NoteLink(words=inner):
                yield from questions_in(inner)
            case Framed(blocks=inner) | Said(blocks=inner):
                yield from questions_in(inner)
            case Gentle(blocks, otherwise):
                yield from questions_in(blocks)
                yield from questions_in(otherwise)
            case Choose(arms):
                for arm in arms:
                    if arm.condition is not None:
                        yield arm.condition
                    yield from questions_in(arm.blocks)
            case _:
                pass

"""Going over a text, a condition, an effect: what they ask, show, name and change.

Texts are counted on the way. A story of a thousand scenes has some twenty thousand of
them, so the commonest kinds are asked for first.
"""

from collections.abc import Iterable

from commune.author.checks.counting import PARAGRAPH, words_in, words_in_line
from commune.author.checks.finding import Where
from commune.author.checks.seen import Cases, Seen, Written
from commune.expressions import Condition, atoms, took_slot, visited_slot
from commune.expressions.syntax import Comparison, Flag, Took, Visited
from commune.model.effects import Effect, Reveal, Set
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
    Text,
    Words,
)

_BLOCKS = (Paragraph, Framed, Said, Choose, Gentle)


def go_over_text(
    seen: Seen, where: Where, key: str, text: str | Words | Prose, *, reveals: bool = False
) -> int:
    """Put down a text and what stands in it, one line or blocks; how many words it has.

    Only a text that is read as the story goes `reveals` the notes of its markers.
    """
    if not text:
        return 0
    seen.texts.append(Written(where, key, text))
    if isinstance(text, str):
        return words_in(text)
    around = seen.linked
    seen.linked = around if reveals else set()
    count = _prose(text, where, seen) if isinstance(text[0], _BLOCKS) else _line(text, where, seen)
    seen.linked = around
    return count


def go_over_condition(condition: Condition | None, where: Where, seen: Seen) -> None:
    """Put down what a condition asks."""
    if condition is None:
        return
    for atom in (condition,) if isinstance(condition, Flag | Comparison) else atoms(condition):
        match atom:
            case Flag(name):
                seen.asked.add(name)
            case Comparison(name):
                seen.asked.add(name)
                seen.compared.append((atom, where))
            case Visited(address):
                seen.asked.add(visited_slot(address))
            case Took(step):
                seen.asked.add(took_slot(step))


def go_over_cases(conditions: Iterable[Condition | None], where: Where, seen: Seen) -> None:
    """Put down what is asked until something holds."""
    asked = tuple(one for one in conditions if one is not None)
    if len(asked) > 1:
        seen.cases.append(Cases(where, asked))
    for condition in asked:
        go_over_condition(condition, where, seen)


def go_over_effects(effects: Iterable[Effect], where: Where, seen: Seen) -> None:
    """Put down what is changed and revealed, and what that hangs on."""
    for effect in effects:
        if isinstance(effect, Reveal):
            seen.linked.add(effect.note)
        else:
            seen.changed.add(effect.variable)
            if isinstance(effect, Set):
                seen.given.add((effect.variable, effect.value))
            elif effect.by:
                seen.moved.add((effect.variable, effect.by > 0))
            else:
                seen.idle.append((effect, where))
        if effect.condition is not None:
            go_over_condition(effect.condition, where, seen)


def _prose(prose: Prose, where: Where, seen: Seen) -> int:
    count = 0
    for block in prose:
        if isinstance(block, Paragraph):
            own = _line(block.words, where, seen)
            if own > PARAGRAPH:
                seen.long_paragraphs.append((block, where, own))
            count += own
        else:
            count += _block(block, where, seen)
    return count


def _block(block: Framed | Said | Choose | Gentle, where: Where, seen: Seen) -> int:
    match block:
        case Choose(arms):
            go_over_cases((arm.condition for arm in arms), where, seen)
            return max((_prose(arm.blocks, where, seen) for arm in arms), default=0)
        case Framed(title=title, blocks=blocks):
            return words_in(title) + _prose(blocks, where, seen)
        case Said(citation=citation, blocks=blocks):
            seen.said.append((block, where))
            seen.cited.add(citation.source)
            return _prose(blocks, where, seen)
        case Gentle(blocks, otherwise):
            return max(_prose(blocks, where, seen), _prose(otherwise, where, seen))


def _line(words: Words, where: Where, seen: Seen) -> int:
    if len(words) > 1 or not isinstance(words[0], Text):
        _inside(words, where, seen)
    return words_in_line(words, seen.story)


def _inside(words: Words, where: Where, seen: Seen) -> None:
    for inline in words:
        match inline:
            case Text():
                pass  # what there is most of
            case NoteLink(note, inner):
                seen.linked.add(note)
                if not inner:
                    seen.titled.add(note)
                _inside(inner, where, seen)
            case Branch(condition, then, otherwise):
                go_over_condition(condition, where, seen)
                _inside(then, where, seen)
                _inside(otherwise, where, seen)
            case Shown(variable):
                seen.shown.add(variable)
            case Emphasis(inner):
                _inside(inner, where, seen)
            case _:
                pass

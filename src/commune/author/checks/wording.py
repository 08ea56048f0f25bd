"""Going over a text, a condition, an effect: what they ask, show, name and change.

Texts are counted on the way, by their blanks and along the longer of two branches: never
less than their words, and now and then one more. A story of a thousand scenes has some
twenty thousand texts, so the commonest kinds are asked for first.
"""

from collections.abc import Iterable

from commune.author.checks.counting import PARAGRAPH
from commune.author.checks.finding import Where
from commune.author.checks.survey import Survey, Written
from commune.expressions import Condition, atoms, took_slot, visited_slot
from commune.expressions.syntax import Comparison, Flag, Took, Visited
from commune.model.effects import Adjust, Effect, Reveal
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
from commune.model.variables import CountVariable, WordVariable

_BLOCKS = (Paragraph, Framed, Said, Choose, Gentle)


def go_over_text(survey: Survey, where: Where, key: str, text: str | Words | Prose) -> int:
    """Put down a text and what stands in it, one line or blocks; about how many words it has."""
    if not text:
        return 0
    survey.texts.append(Written(where, key, text))
    if isinstance(text, str):
        return text.count(" ") + 1
    if isinstance(text[0], _BLOCKS):
        return _prose(text, where, survey)
    return _blanks(text, where, survey) + 1


def go_over_condition(condition: Condition | None, where: Where, survey: Survey) -> None:
    """Put down what a condition asks."""
    if condition is None:
        return
    for atom in (condition,) if isinstance(condition, Flag | Comparison) else atoms(condition):
        match atom:
            case Flag(name):
                survey.asked.add(name)
            case Comparison(name):
                survey.asked.add(name)
                survey.compared.setdefault(name, []).append((atom, where))
            case Visited(address):
                survey.asked.add(visited_slot(address))
            case Took(step):
                survey.asked.add(took_slot(step))


def go_over_effects(effects: Iterable[Effect], where: Where, survey: Survey) -> None:
    """Put down what is changed and revealed, and what that hangs on."""
    for effect in effects:
        survey.effects.append(effect)
        if isinstance(effect, Reveal):
            survey.linked.add(effect.note)
        else:
            survey.changed.add(effect.variable)
            if isinstance(effect, Adjust) and not effect.by:
                survey.idle.append((effect, where))
        if effect.condition is not None:
            go_over_condition(effect.condition, where, survey)


def _prose(prose: Prose, where: Where, survey: Survey) -> int:
    count = 0
    for block in prose:
        if isinstance(block, Paragraph):
            own = _blanks(block.words, where, survey) + 1
            if own > PARAGRAPH:
                survey.long_paragraphs.append((block, where))
            count += own
        else:
            count += _block(block, where, survey)
    return count


def _block(block: Framed | Said | Choose | Gentle, where: Where, survey: Survey) -> int:
    match block:
        case Choose(arms):
            most = 0
            for arm in arms:
                go_over_condition(arm.condition, where, survey)
                most = max(most, _prose(arm.blocks, where, survey))
            return most
        case Framed(title=title, blocks=blocks):
            return title.count(" ") + 1 + _prose(blocks, where, survey)
        case Said(person, citation, blocks):
            survey.said.append((block, where))
            survey.linked.add(person)
            survey.cited.add(citation.source)
            return _prose(blocks, where, survey)
        case Gentle(blocks, otherwise):
            return max(_prose(blocks, where, survey), _prose(otherwise, where, survey))


def _blanks(words: Words, where: Where, survey: Survey) -> int:
    count = 0
    for inline in words:
        if isinstance(inline, Text):
            count += inline.text.count(" ")
        else:
            count += _blanks_of(inline, where, survey)
    return count


def _blanks_of(inline: Inline, where: Where, survey: Survey) -> int:
    match inline:
        case NoteLink(note, inner):
            survey.linked.add(note)
            if inner:
                return _blanks(inner, where, survey)
            return survey.story.notes[note].title.count(" ")
        case Branch(condition, then, otherwise):
            go_over_condition(condition, where, survey)
            return max(_blanks(then, where, survey), _blanks(otherwise, where, survey))
        case Shown(variable):
            survey.shown.add(variable)
            return _blanks_shown(variable, survey)
        case Emphasis(inner):
            return _blanks(inner, where, survey)
        case Foreign(text=text) | Text(text):
            return text.count(" ")
        case LineBreak():
            return 1


def _blanks_shown(variable: str, survey: Survey) -> int:
    match survey.story.variables[variable]:
        case CountVariable(names=names):
            return max((name.count(" ") for _, _, name in names), default=0)
        case WordVariable(names=names):
            return max((name.count(" ") for _, name in names), default=0)
        case _:
            return 0

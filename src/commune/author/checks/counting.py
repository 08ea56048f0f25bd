"""Counting words as a reader meets them: the longest way through a text's conditions."""

import re

from commune.model import Story
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

LABEL, PARAGRAPH, PAGE, PLAIN = 16, 90, 300, 50  # words at most
_WORD = re.compile(r"\w\S*")
_LONE_SIGNS = ("—", "–", "…")  # between blanks they are no words


def words_in(text: str) -> int:
    """How many words a text has; one without signs that stand alone has one more than blanks."""
    if any(sign in text for sign in _LONE_SIGNS):
        return len(_WORD.findall(text))
    return text.count(" ") + 1 if text else 0


def words_in_line(words: Words, story: Story) -> int:
    """How many words a line has at most."""
    if len(words) == 1 and isinstance(words[0], Text):
        return words_in(words[0].text)
    return len(_WORD.findall(_longest(words, story)))


def words_in_prose(prose: Prose, story: Story) -> int:
    """How many words blocks have at most, their headings included."""
    count = 0
    for block in prose:
        match block:
            case Paragraph(words):
                count += words_in_line(words, story)
            case Framed(title=title, blocks=blocks):
                count += words_in(title) + words_in_prose(blocks, story)
            case Said(blocks=blocks):
                count += words_in_prose(blocks, story)
            case Choose(arms):
                count += max((words_in_prose(arm.blocks, story) for arm in arms), default=0)
            case Gentle(blocks, otherwise):
                count += max(words_in_prose(blocks, story), words_in_prose(otherwise, story))
    return count


def _longest(words: Words, story: Story) -> str:
    return "".join(_longest_of(inline, story) for inline in words)


def _longest_of(inline: Inline, story: Story) -> str:
    match inline:
        case Text(text) | Foreign(text=text):
            return text
        case LineBreak():
            return " "
        case Emphasis(inner):
            return _longest(inner, story)
        case NoteLink(note, inner):
            return _longest(inner, story) if inner else story.notes[note].title
        case Shown(variable):
            return _longest_name(variable, story)
        case Branch(_, then, otherwise):
            return max(_longest(then, story), _longest(otherwise, story), key=words_in)


def _longest_name(variable: str, story: Story) -> str:
    match story.variables[variable]:
        case CountVariable(names=names):
            return max((name for _, _, name in names), key=words_in, default="0")
        case WordVariable(names=names, values=values):
            return max((*(name for _, name in names), *values), key=words_in, default="word")
        case _:
            return "yes"

"""A mirror for writers, and no mark: how the sentences of a story are made.

Looked at is the writers' own prose, not what is set apart (letters, posters, documented
words). Of a branch in a line the longer side is read. A sentence ends at a stop, a question
or an exclamation mark, or at the paragraph's end; a run of words is as long as it can be.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from commune.author.stats.written import Part, Written
from commune.explore.spread import at_share, median
from commune.explore.texts import count_words, cut, longest
from commune.model import Story
from commune.model.prose import (
    Branch,
    Choose,
    Emphasis,
    Foreign,
    Gentle,
    LineBreak,
    NoteLink,
    Paragraph,
    Prose,
    Shown,
    Text,
    Words,
)
from commune.model.scene import Choices
from commune.values import value

LEAST_RUN = 5  # words
MOST_LISTED = 12
_MOST_COMPARED = 30  # places of the same five words: what stands oftener is found all the same
_END = re.compile(r"(?<=[.!?…])([”’)]*)\s+(?=[“‘(]*[^\W\d_])")
_SHORT = re.compile(r"\b(?:M|MM|Mr|Mrs|Mme|Mlle|Dr|St|Ste|No|vol|[A-ZÉ])\.[”’)]*$")
_SPOKEN = re.compile(r"“[^”]*(?:”|$)")
_PLAIN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@value
class Repeated:
    """Words that stand in several scenes in the same order."""

    words: str
    scenes: tuple[str, ...]


@value
class SentenceWords:
    """How long sentences are: in the middle, and what nine tenths of them do not pass."""

    median: float
    p90: float


@value
class Mirror:
    """Lengths in words; `dialogue_share` is of all words; openers are shares of sentences."""

    sentences: int
    sentence_words: SentenceWords
    dialogue_share: float
    openers: tuple[tuple[str, float], ...]
    repeated: tuple[Repeated, ...]


def mirror_of(written: Written, part: Part) -> Mirror:
    """Look at the prose of a part."""
    by_scene: dict[str, list[str]] = {}
    for _, scene, passage in written.passages(part):
        texts = [passage.text]
        if isinstance(passage.way, Choices):
            texts += (choice.text for choice in passage.way.choices)
        kept = by_scene.setdefault(scene.id, [])
        for text in texts:
            kept += paragraphs(written.story, text)
    every = [paragraph for kept in by_scene.values() for paragraph in kept]
    found = [sentence for paragraph in every for sentence in sentences(paragraph)]
    lengths = sorted(map(count_words, found))
    words = sum(lengths) or 1
    spoken = sum(count_words(said) for p in every for said in _SPOKEN.findall(p))
    openers = Counter(opener for opener in map(_opener, found) if opener)
    return Mirror(
        len(found),
        SentenceWords(median(lengths), at_share(lengths, 0.9)),
        spoken / words,
        tuple((o, times / len(found)) for o, times in openers.most_common(MOST_LISTED)),
        tuple(repeated(by_scene)),
    )


def paragraphs(story: Story, prose: Prose) -> Iterator[str]:
    """The paragraphs of prose, in all its branches, as plain characters."""
    for block in prose:
        match block:
            case Paragraph(words):
                yield " ".join(_plain(story, words).split())
            case Choose(arms):
                for arm in arms:
                    yield from paragraphs(story, arm.blocks)
            case Gentle(otherwise=blocks):
                yield from paragraphs(story, blocks)
            case _:
                pass


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; an abbreviation ends none."""
    found: list[str] = []
    begun = 0
    for end in _END.finditer(paragraph):
        if not _SHORT.search(paragraph, begun, end.end(1)):
            found.append(paragraph[begun : end.end(1)])
            begun = end.end()
    return [*found, paragraph[begun:]] if paragraph[begun:] else found


def repeated(by_scene: dict[str, list[str]]) -> list[Repeated]:
    """Runs of words that stand in more than one scene, those of most scenes and words first."""
    split = [(s, _words_of(p)) for s, kept in by_scene.items() for p in kept]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for index, (_, words) in enumerate(split):
        for at in range(len(words) - LEAST_RUN + 1):
            places.setdefault(tuple(words[at : at + LEAST_RUN]), []).append((index, at))
    runs: dict[tuple[str, ...], set[str]] = {}
    for found in places.values():
        for (index, at), (other, there) in combinations(found[:_MOST_COMPARED], 2):
            (scene, words), (elsewhere, others) = split[index], split[other]
            begun_before = at and there and words[at - 1] == others[there - 1]
            if scene != elsewhere and not begun_before:
                run = _shared(words[at:], others[there:])
                runs.setdefault(run, set()).update((scene, elsewhere))
    ordered = sorted(runs.items(), key=lambda run: (-len(run[1]), -len(run[0]), run[0]))
    return [
        Repeated(" ".join(words), tuple(scene for scene in by_scene if scene in scenes))
        for words, scenes in ordered[:MOST_LISTED]
    ]


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """The words that two texts begin with."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return tuple(one[:same])


def _words_of(paragraph: str) -> list[str]:
    return [word.casefold() for word in _PLAIN.findall(paragraph)]


def _opener(sentence: str) -> str:
    found = _PLAIN.search(sentence)
    return found.group().capitalize() if found else ""


def _plain(story: Story, words: Words) -> str:
    return "".join(_pieces(story, words))


def _pieces(story: Story, words: Words) -> Iterator[str]:
    for part in words:
        match part:
            case Branch(_, then, otherwise):
                longer = max(then, otherwise, key=lambda side: longest(cut(story, side)))
                yield from _pieces(story, longer)
            case Emphasis(inner):
                yield from _pieces(story, inner)
            case NoteLink(note, inner):
                yield from _pieces(story, inner) if inner else (story.notes[note].title,)
            case Foreign(text=characters) | Text(characters):
                yield characters
            case LineBreak():
                yield " "
            case Shown():
                yield "x"

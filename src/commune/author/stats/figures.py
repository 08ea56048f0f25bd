"""The figures of a part of a story.

- A state effect: something later reads what the choice decides; see `explore.callbacks`.
- A condition counts if it asks more than who the protagonist is; `as` is counted apart.
- What is shown under a condition: text branches of twelve words or more that have one of
  their own (no `{else}`), and passages to which every way has one.
- Words of scenes are those of passages, results and labels (with reasons, pauses and
  offers), in all branches. Fates, the acts' opening pages and the summaries stand beside
  them. Gentle paragraphs, which a reader asks for, are not counted at all.
"""

from collections.abc import Iterator, Mapping, Sequence

from commune.author.stats.between import words_between
from commune.author.stats.written import Part, Written
from commune.explore.callbacks import Callback, asks_beyond_who
from commune.explore.reads import LEAST_WORDS
from commune.explore.spread import at_share, median
from commune.explore.texts import Text, all_words, cut, inside, longest
from commune.model.ids import scene_of
from commune.model.prose import Words
from commune.model.scene import Go, Hub
from commune.values import value

CHOICE_KINDS = ("deed", "stance", "attention", "relation", "dilemma")


@value
class WordCount:
    """Words by where they stand; `scenes` are passages, results and labels together."""

    scenes: int
    passages: int
    results: int
    labels: int
    fates: int
    acts: int
    summaries: int


@value
class Lengths:
    """Numbers in the middle and at the end."""

    median: float
    p90: float
    max: float


@value
class CallbackCount:
    """Callbacks that are read in a part; those set in an earlier act; those read in the last."""

    written: int
    across_acts: int
    into_epilogue: int


@value(eq=False)
class Figures:
    """What can be counted of a part. Shares are of 1."""

    scenes: int
    passages: int
    words: WordCount
    choices: int
    storylets: int
    choices_per_1000_words: float
    state_effect_share: float
    conditional_share: float
    one_person_share: float
    conditional_passages_per_choice: float
    words_between_interactions: Lengths
    words_between_choices: Lengths
    label_words: Lengths
    callbacks: CallbackCount
    kinds: Mapping[str, int]
    endings: int


def figures_of(written: Written, part: Part) -> Figures:
    """Count a part."""
    story = written.story
    words = _words(written, part)
    choices = list(written.choices(part))
    total = len(choices)
    passages = list(written.passages(part))
    conditional = sum(asks_beyond_who(choice.condition, story) for _, choice in choices)
    labels = [longest(cut(story, choice.label)) for _, choice in choices]
    hubs = [at for at, _, passage in passages if isinstance(passage.way, Hub)]
    return Figures(
        scenes=len({scene_of(at) for at, _, _ in passages}),
        passages=len(passages),
        words=words,
        choices=total,
        storylets=sum(len(story.storylets.get(hub, ())) for hub in hubs),
        choices_per_1000_words=_per(1000 * total, words.scenes),
        state_effect_share=_per(sum(step in written.with_effect for step, _ in choices), total),
        conditional_share=_per(conditional, total),
        one_person_share=_per(sum(bool(choice.protagonist) for _, choice in choices), total),
        conditional_passages_per_choice=_per(_under_condition(written, part), total),
        words_between_interactions=_lengths(words_between(written, part)),
        words_between_choices=_lengths(words_between(written, part, choices_only=True)),
        label_words=_lengths(labels),
        callbacks=_callbacks(written, part),
        kinds={k: sum(choice.kind == k for _, choice in choices) for k in CHOICE_KINDS},
        endings=len({passage.ending for _, _, passage in passages if passage.ending}),
    )


def _words(written: Written, part: Part) -> WordCount:
    texts = written.texts
    passages = sum(_all(texts.passages.get(at), part) for at in part.passages)
    results = sum(_all(texts.results.get(step), part) for step, _ in written.choices(part))
    labels = sum(all_words(cut(written.story, line)) for line in _lines(written, part))
    shown = {fate.id for _, _, passage in written.passages(part) for fate in passage.fates}
    return WordCount(
        scenes=passages + results + labels,
        passages=passages,
        results=results,
        labels=labels,
        fates=sum(_all(texts.fates[fate], part) for fate in shown),
        acts=sum(_all(texts.acts[act], part) for act in part.acts),
        summaries=sum(
            all_words(cut(written.story, summary.text))
            for summary in (written.story.scenes[scene].summary for scene in _scenes(part))
            if summary is not None
        ),
    )


def _all(text: Text | None, part: Part) -> int:
    return all_words(text.whole, part.sees) if text is not None else 0


def _scenes(part: Part) -> set[str]:
    return {scene_of(at) for at in part.passages}


def _lines(written: Written, part: Part) -> Iterator[Words]:
    """What is read in menus and is written there; a pause that has no words of its own is not."""
    story = written.story
    for _, choice in written.choices(part):
        yield from (choice.label, choice.locked)
    for at, _, passage in written.passages(part):
        match passage.way:
            case Go(pause=pause) if pause != story.manifest.pause:
                yield pause
            case Hub(leave=leave):
                yield leave
                heads = (story.scenes[name].storylet for name in story.storylets.get(at, ()))
                yield from (head.offer for head in heads if head is not None)
            case _:
                pass


def _under_condition(written: Written, part: Part) -> int:
    """How many passages and text branches are shown under a condition."""
    story, texts = written.story, written.texts
    own = [texts.passages.get(at) for at in part.passages]
    own += [texts.results.get(step) for step, _ in written.choices(part)]
    fates = {fate.id for _, _, passage in written.passages(part) for fate in passage.fates}
    own += [texts.fates[fate] for fate in fates]
    branches = sum(
        asks_beyond_who(stretch.condition, story) and longest(stretch) >= LEAST_WORDS
        for text in own
        if text is not None
        for stretch in inside(text.whole)
        if part.sees(stretch)
    )
    return branches + len(written.conditional & part.passages)


def _callbacks(written: Written, part: Part) -> CallbackCount:
    found = [one for one in written.callbacks if _is_read(one, part)]
    return CallbackCount(
        len(found),
        sum(one.across_acts for one in found),
        sum(one.into_epilogue for one in found),
    )


def _is_read(callback: Callback, part: Part) -> bool:
    if part.passages.isdisjoint(callback.passages):
        return False
    if part.eyes is None:
        return True
    match callback.kind:
        case "text":
            return callback.stretch in part.eyes.stretches
        case "offer":
            return callback.name in part.eyes.steps
        case _:
            return True


def _lengths(numbers: Sequence[float]) -> Lengths:
    ordered = sorted(numbers)
    return Lengths(median(ordered), at_share(ordered, 0.9), max(ordered, default=0))


def _per(count: float, whole: float) -> float:
    return count / whole if whole else 0.0

"""``commune stats``: the story as it is written, in figures."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping

from commune.author.stats import Stats, stats_of
from commune.author.stats.figures import Figures, Lengths
from commune.cli.faults import Fault, told
from commune.cli.opened import opened
from commune.cli.people import person_called
from commune.cli.tables import Lines, Table, number, percent, show
from commune.cli.where import meant
from commune.play.terminal import spell_what_cannot_be_shown
from commune.values import field_names

_HEADS = ("", "words", "choices", "/1000", "effect", "cond.", "p90", "callbacks")
_LEGEND = (
    "/1000: choices per 1,000 words; effect: choices that something later reads;"
    " cond.: choices under a condition; p90: words between interactions, nine tenths are no longer"
)


def print_stats(call: Namespace) -> int:
    """Count, and print the figures."""
    story = opened(meant(call))
    if isinstance(story, int):
        return story
    person = person_called(call.person, story)
    if isinstance(person, Fault):
        return told(person)
    stats = stats_of(story, person)
    if call.json:
        sys.stdout.write(json.dumps(as_data(stats), indent=2) + "\n")
    else:
        spell_what_cannot_be_shown(sys.stdout)
        show(*_tables(stats))
    return 0


def as_data(stats: Stats) -> dict[str, object]:
    """The figures as they are written in JSON; shares are of 1."""
    whole = _figures(stats.whole)
    words = {**_fields(stats.whole.words), "notes": stats.notes.words}
    return {
        "story": stats.title,
        "as": stats.person or None,
        **whole,
        "words": words,
        "ending_ids": stats.ending_ids,
        "notes": {
            "total": stats.notes.total,
            "by_kind": stats.notes.by_kind,
            "unsourced": len(stats.notes.unsourced),
            "unsourced_ids": stats.notes.unsourced,
        },
        "per_act": _each(stats.per_act),
        "per_person": _each(stats.per_person),
        "per_scene": _each(stats.per_scene),
        "mirror": {
            "sentences": stats.mirror.sentences,
            "sentence_words": _fields(stats.mirror.sentence_words),
            "dialogue_share": round(stats.mirror.dialogue_share, 4),
            "openers": {word: round(share, 4) for word, share in stats.mirror.openers},
            "repeated": [_fields(run) for run in stats.mirror.repeated],
        },
    }


def _each(parts: Mapping[str, Figures]) -> dict[str, object]:
    return {name: _figures(figures) for name, figures in parts.items()}


def _figures(figures: Figures) -> dict[str, object]:
    data = _fields(figures)
    for name in ("words", "callbacks", "words_between_interactions", "words_between_choices"):
        data[name] = _fields(getattr(figures, name))
    data["label_words"] = _fields(figures.label_words)
    return data


def _fields(one: object) -> dict[str, object]:
    """The fields of a value by name, fractions to four places."""
    found = {name: getattr(one, name) for name in field_names(type(one))}
    return {name: round(v, 4) if isinstance(v, float) else v for name, v in found.items()}


def _tables(stats: Stats) -> Iterator[Table | Lines]:
    whose = f", as {stats.person} can read it" if stats.person else ", as it is written"
    yield Table(f"{stats.title}{whose}", ("", ""), tuple(_in_all(stats)))
    yield Table("By act", _HEADS, tuple(_rows(stats.per_act)))
    if stats.person or len(stats.per_person) > 1:
        yield Table("By protagonist", _HEADS, tuple(_rows(stats.per_person)))
    yield Table("By scene", _HEADS, tuple(_rows(stats.per_scene)))
    yield Lines("In these tables", (_LEGEND,))
    yield Lines("A mirror, and no mark", tuple(_mirror(stats)))


def _in_all(stats: Stats) -> Iterator[tuple[str, str]]:
    whole, words, notes = stats.whole, stats.whole.words, stats.notes
    yield "scenes, passages", f"{number(whole.scenes)}, {number(whole.passages)}"
    yield "words of scenes", number(words.scenes)
    yield "  passages", number(words.passages)
    yield "  results", number(words.results)
    yield "  labels", number(words.labels)
    yield "words of fates, opening pages", f"{number(words.fates)}, {number(words.acts)}"
    yield "notes, their words", f"{number(notes.total)}, {number(notes.words)}"
    yield "notes without a source", number(len(notes.unsourced))
    yield "choices, storylets", f"{number(whole.choices)}, {number(whole.storylets)}"
    yield "choices per 1,000 words", number(whole.choices_per_1000_words, 1)
    yield "choices with an effect", percent(whole.state_effect_share)
    yield "choices under a condition", percent(whole.conditional_share)
    yield "choices with “as”", percent(whole.one_person_share)
    yield "conditional passages a choice", number(whole.conditional_passages_per_choice, 2)
    yield "words between interactions", _lengths(whole.words_between_interactions)
    yield "words between choices", _lengths(whole.words_between_choices)
    yield "words of a label", _lengths(whole.label_words)
    yield "callbacks", number(whole.callbacks.written)
    yield "  across acts", number(whole.callbacks.across_acts)
    yield "  into the last act", number(whole.callbacks.into_epilogue)
    for kind, count in whole.kinds.items():
        share = percent(count / whole.choices) if whole.choices else percent(0)
        yield f"{kind} choices", f"{number(count)}, {share}"
    yield "endings", number(whole.endings)


def _lengths(lengths: Lengths) -> str:
    middle = number(lengths.median, 1).removesuffix(".0")
    return f"median {middle}, p90 {number(lengths.p90)}, most {number(lengths.max)}"


def _rows(parts: Mapping[str, Figures]) -> Iterator[tuple[str, ...]]:
    for name, part in parts.items():
        yield (
            name,
            number(part.words.scenes),
            number(part.choices),
            number(part.choices_per_1000_words, 1),
            percent(part.state_effect_share),
            percent(part.conditional_share),
            number(part.words_between_interactions.p90),
            number(part.callbacks.written),
        )


def _mirror(stats: Stats) -> Iterator[str]:
    mirror = stats.mirror
    middle, long = mirror.sentence_words.median, mirror.sentence_words.p90
    yield f"{number(mirror.sentences)} sentences, median {number(middle)} words, p90 {number(long)}"
    yield f"In quotation marks: {percent(mirror.dialogue_share)} of the words"
    openers = (f"{word} {percent(share)}" for word, share in mirror.openers)
    yield f"Sentences begin with: {', '.join(openers)}"
    for run in mirror.repeated:
        yield f"“{run.words}” in {', '.join(run.scenes)}"

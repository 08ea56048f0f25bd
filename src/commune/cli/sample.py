"""``commune sample``: whole playthroughs by readers who are no people, counted."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from time import perf_counter

from commune.author.stats.people import only_theirs
from commune.cli.faults import FILE_AT_FAULT, STOPPED, Fault, said, told
from commune.cli.opened import opened
from commune.cli.people import person_called
from commune.cli.progress import ProgressLine
from commune.cli.stopping import silent_when_stopped, until_ctrl_c
from commune.cli.tables import Lines, Table, number, percent, show
from commune.cli.where import meant
from commune.diagnostics.nearest import did_you_mean
from commune.explore.sample import (
    CUT,
    LONGEST_RUN,
    STUCK,
    WORDS_A_MINUTE,
    Sample,
    first_turn,
    sample,
    who_is,
)
from commune.explore.spread import Spread, spread
from commune.model import Story
from commune.play.terminal import spell_what_cannot_be_shown
from commune.values import replace

_MOST_LISTED = 10
_FEW_MINUTES = 10


def print_sample(call: Namespace) -> int:
    """Play, and say what was met; 1 where a playthrough came to a dead end, 130 after Ctrl-C."""
    story = opened(meant(call), with_places=True)
    if isinstance(story, int):
        return story
    person = person_called(call.person, story)
    if isinstance(person, Fault):
        return told(person)
    fault = _cannot_begin(call.opening, story)
    if fault is not None:
        return told(fault)
    with silent_when_stopped():
        return _sampled(story, call, person)


def _cannot_begin(opening: str, story: Story) -> Fault | None:
    """Why no playthrough can begin at an opening; None where one can, or none was named."""
    if not opening:
        return None
    if opening not in story.openings:
        hint = did_you_mean(opening, story.openings)
        return Fault(f"no opening is called “{opening}”. {hint}".rstrip())
    if first_turn(story, opening) is None:
        return Fault(f"the path of the opening “{opening}” cannot be played.", FILE_AT_FAULT)
    return None


def _never_become(person: str, opening: str, story: Story) -> Fault:
    """Nobody became a person: perhaps an opening begins as them."""
    begun = f" from the opening “{opening}”" if opening else ""
    said = f"no playthrough becomes “{person}”{begun}."
    for other in story.openings if not opening else ():
        turn = first_turn(story, other)
        if turn is not None and who_is(story, turn) == person:
            said += f" Begin at an opening: --opening {other}"
            break
    return Fault(said, FILE_AT_FAULT)


def _sampled(story: Story, call: Namespace, person: str) -> int:
    """The same, once it is known of which story and as whom."""
    begun = perf_counter()
    progress = ProgressLine()
    tried = count()

    def stops() -> bool:  # asked before each playthrough; a few may come to be another's
        progress.say(f"playing: {min(next(tried), call.runs):,} of {call.runs:,}")
        return stop()

    with until_ctrl_c() as stop:
        try:
            found = sample(
                story,
                runs=call.runs,
                seed=call.seed,
                reader=call.reader,
                person=person,
                opening=call.opening,
                stop=stops,
            )
        finally:
            progress.clear()
        interrupted = stop()
    seconds = perf_counter() - begun
    if interrupted and not found.runs:
        return told(Fault("stopped before one playthrough was through.", STOPPED))
    if not found.runs:
        return told(_never_become(person, call.opening, story))
    if person:
        found = replace(found, counts=only_theirs(found.counts, story, person))
    if call.json:
        data = as_data(found, seconds) | {"interrupted": interrupted}
        sys.stdout.write(json.dumps(data, indent=2) + "\n")
    else:
        spell_what_cannot_be_shown(sys.stdout)
        show(*_tables(found, story, seconds))
    for fault in _faults(found, found.runs if interrupted else call.runs):
        said(fault)
    if interrupted:
        return told(Fault(f"stopped after {found.runs:,} of {call.runs:,} playthroughs.", STOPPED))
    return FILE_AT_FAULT if STUCK in found.endings else 0


def as_data(found: Sample, seconds: float) -> dict[str, object]:
    """A sample as it is written in JSON; shares are of 1."""
    counts = found.counts
    return {
        "runs": found.runs,
        "seed": found.seed,
        "reader": found.reader,
        "as": found.person or None,
        "opening": found.opening or None,
        "choices_per_second": round(found.choices / seconds),
        "endings": found.endings,
        "stopped": found.stopped,
        "choices_per_run": _spread(found.choices_per_run),
        "words_per_run": _spread(found.words_per_run),
        "minutes_per_run": _spread(found.minutes_per_run),
        "words_a_minute": WORDS_A_MINUTE,
        "text_seen_share": _spread(found.text_seen_share),
        "text_seen_in_all": found.text_seen_in_all,
        "callbacks_met": _spread(found.callbacks_met),
        "dilemmas_per_run": _spread(found.dilemmas_per_run),
        "notes_met": _spread(found.notes_met),
        "never_shown": counts.never_shown,
        "never_offered": counts.never_offered,
        "never_taken": counts.never_taken,
        "branches_never_shown": counts.branches_never_shown,
        "counts": {
            "passages": counts.passages,
            "choices": {step: stood._asdict() for step, stood in counts.choices.items()},
            "branches": counts.branches,
            "variables": {name: one._asdict() for name, one in counts.variables.items()},
        },
    }


def _spread(numbers: Spread) -> dict[str, float]:
    return {name: round(one, 4) for name, one in numbers._asdict().items()}


def _faults(found: Sample, wanted: int) -> Iterator[str]:
    """What is wrong with the runs: some were cut, some stuck, some are missing."""
    total = sum(found.stopped.values())
    if total:
        why = [f"cut after {number(LONGEST_RUN)} steps"] if CUT in found.endings else []
        why += ["stuck where nothing is open"] if STUCK in found.endings else []
        where = ", ".join(f"{at} ({times})" for at, times in found.stopped.items())
        were = "was" if total == 1 else "were"
        yield f"{total} of {_playthroughs(found.runs)} {were} {' or '.join(why)}: {where}."
    if found.runs < wanted:
        yield f"only {found.runs} of {_playthroughs(wanted)} became “{found.person}”."


def _playthroughs(count: int) -> str:
    return f"{number(count)} playthrough{'' if count == 1 else 's'}"


def _tables(found: Sample, story: Story, seconds: float) -> Iterator[Table | Lines]:
    whose = f" as {found.person}" if found.person else ""
    reader = "all readers in turn" if found.reader == "all" else f"{found.reader} reader"
    played = f"{_playthroughs(found.runs)}, {reader}, seed {found.seed}"
    speed = f"{number(found.choices)} choices, {number(found.choices / seconds)} a second"
    yield Lines(f"{story.manifest.title}{whose}", (f"{played}: {speed}",))
    yield Table("In a playthrough", ("", "median", "p10", "p90"), tuple(_a_run(found)))
    together = (("text seen", percent(found.text_seen_in_all)),)
    yield Table("In all playthroughs together", ("", "share"), together)
    endings = sorted(found.endings.items(), key=lambda ending: -ending[1])
    shares = ((name, f"{100 * share:.1f}%") for name, share in endings)
    yield Table("Endings", ("", "share"), tuple(shares))
    yield Table(
        "Counts, where they are compared",
        ("", "median", "p10", "p90", "least", "most"),
        tuple(_compared(found)),
    )
    counts = found.counts
    yield _listed("Never shown", counts.never_shown, counts.passages, "passages")
    yield _listed("Never offered", counts.never_offered, counts.choices, "choices")
    yield _listed("Offered, never taken", counts.never_taken, counts.choices, "choices")
    unshown = counts.branches_never_shown
    branches = [f"{name}\n“{counts.begins[name]}”" for name in unshown]
    yield _listed("Never shown", branches, counts.branches, "text branches", apart=True)


def _a_run(found: Sample) -> Iterator[tuple[str, ...]]:
    minutes = f"minutes, at {WORDS_A_MINUTE} words"
    for name, numbers in (
        ("choices", found.choices_per_run),
        ("words", found.words_per_run),
        (minutes, found.minutes_per_run),
        ("callbacks met", found.callbacks_met),
        ("dilemmas", found.dilemmas_per_run),
        ("notes met", found.notes_met),
    ):
        told = _brief if name == minutes else number
        yield (name, *map(told, numbers))
    yield ("text seen", *map(percent, found.text_seen_share))


def _brief(minutes: float) -> str:
    """Minutes; of a few, tenths tell something too."""
    return number(minutes, 1 if minutes < _FEW_MINUTES else 0)


def _compared(found: Sample) -> Iterator[tuple[str, ...]]:
    for name, compared in found.counts.variables.items():
        if compared.values:
            numbers = spread(one for one, times in compared.values.items() for _ in range(times))
            least, most = min(compared.values), max(compared.values)
            yield (name, *(number(one) for one in (*numbers, least, most)))


def _listed(
    title: str,
    names: Sequence[str],
    among: Mapping[str, object],
    what: str,
    *,
    apart: bool = False,
) -> Lines:
    """The first of some names, `apart` each on lines of its own; nothing where there is none."""
    if not names:
        return Lines(title, ())
    more = len(names) - _MOST_LISTED
    tail = f"and {more} more (--json has them all)" if more > 0 else ""
    head = f"{title}: {len(names)} of {len(among)} {what}"
    first = names[:_MOST_LISTED]
    if apart:
        return Lines(head, (*first, tail) if tail else tuple(first))
    return Lines(head, (f"{', '.join(first)} {tail}".rstrip(),))

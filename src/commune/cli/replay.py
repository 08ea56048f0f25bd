"""``commune replay``: a list of choices played out, as plain lines."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from commune.cli.faults import FILE_AT_FAULT, Fault, said, told
from commune.cli.files import text_in
from commune.cli.opened import opened
from commune.cli.steps import path_in
from commune.diagnostics.nearest import did_you_mean
from commune.engine import Stopped
from commune.engine.page import plain
from commune.engine.turn import Turn
from commune.model.ids import is_pause
from commune.play.blocks import Chosen
from commune.play.presenter import closing_card, title_card
from commune.play.reading import PageRead, pages_read
from commune.play.standing import Standing, resumed
from commune.play.terminal import spell_what_cannot_be_shown
from commune.play.view.plain_view import PlainView
from commune.saves import open_shelf
from commune.values import replace


def print_replay(call: Namespace) -> int:
    """Print the pages along a path; where a step does not hold, say so and end with 1."""
    if call.to is not None and call.to < 0:
        return told(Fault(f"“--to {call.to}” is no number of choices."))
    story = opened(call.story)
    if isinstance(story, int):
        return story
    text = text_in(call.file)
    if isinstance(text, Fault):
        return told(text)
    found = path_in(text, call.file)
    if isinstance(found, Fault):
        return told(found)
    if found.opening and found.opening not in story.openings:
        return told(Fault(f"this story has no opening “{found.opening}”.", FILE_AT_FAULT))
    if found.story_title not in ("", story.manifest.title):
        said(f"this playthrough is of “{found.story_title}”; this is “{story.manifest.title}”.")
    spell_what_cannot_be_shown(sys.stdout)
    wanted = replace(found, path=_cut(found.path, call.to))
    standing, stopped = resumed(story, wanted)
    _print(replace(standing, floor=0), quiet=call.quiet)
    return told(Fault(_why(stopped, standing.journal.turn), FILE_AT_FAULT)) if stopped else 0


def _cut(path: Sequence[str], choices: int | None) -> tuple[str, ...]:
    """The path up to so many choices; pauses are none."""
    made = 0
    for index, step in enumerate(path):
        if made == choices:
            return tuple(path[:index])
        made += not is_pause(step)
    return tuple(path)


def _print(standing: Standing, *, quiet: bool) -> None:
    view = PlainView(sys.stdout.write, _columns)
    gentle = open_shelf().settings().gentle
    pages = tuple(pages_read(standing, gentle=gentle))
    if not quiet:
        view.show(title_card(standing.journal))
    for page in pages[-1:] if quiet else pages:
        view.show(*page.blocks, page.offers, *_chosen(page))
    if pages[-1].page.ended:
        title = standing.journal.story.manifest.title
        view.show(closing_card(f"The end of {title}", standing.journal, gentle=gentle))


def _chosen(page: PageRead) -> tuple[Chosen, ...]:
    offer = page.chosen
    return () if offer is None or offer.pause else (Chosen(offer.number, offer.label),)


def _why(stopped: Stopped, turn: Turn) -> str:
    """Which step does not hold, and what could be taken there."""
    steps = {offer.step: offer for offer in turn.offers}
    number, step = stopped.made + 1, stopped.step
    if turn.ended:
        return f"step {number}, “{step}”: the story is over there."
    if step in steps:
        reason = plain(steps[step].reason)
        return f"step {number}, “{step}”, is locked there. {reason}".rstrip()
    hint = did_you_mean(step, steps)
    says = f"step {number}, “{step}”, is not open in {turn.state.at}. {hint}".rstrip()
    ways = (f"  {way}" if offer.open else f"  {way} (locked)" for way, offer in steps.items())
    return "\n".join((says, "Open there:", *ways))


def _columns() -> int:
    """The columns of the terminal; 0 for a pipe, whose lines are not folded."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0

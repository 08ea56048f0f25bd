"""Where a sitting begins: which save, which view, which way of asking.

The first page is painted before prompt_toolkit is imported (140 ms), so that its import
hides behind the reader's reading; plain mode imports neither it nor rich (47 ms).
"""

import os
import sys
from collections.abc import Callable

from commune.model import Story
from commune.play.answers import Asker, View
from commune.play.beginning import Begun, Wanted, beginning
from commune.play.blocks import Hint
from commune.play.desk import Desk
from commune.play.glyphs import glyphs_for
from commune.play.loop import SAVED, Sitting
from commune.play.terminal import echo_off, needs_plain, spell_what_cannot_be_shown

INTERRUPTED = 130
Means = tuple[View, Callable[[], Asker]]


def play(story: Story, desk: Desk, wanted: Wanted) -> int:
    """Play a story at this terminal, from where its save stands; gives the exit code.

    A desk without a shelf neither reads nor writes. A closed pipe raises BrokenPipeError;
    whatever was chosen until then is saved.
    """
    begun = beginning(story, wanted, desk)
    if isinstance(begun, str):
        sys.stderr.write(f"{begun}\n")
        return 2
    return play_at(begun, desk)


def play_at(begun: Begun, desk: Desk) -> int:
    """Play on from where a reader stands."""
    spell_what_cannot_be_shown(sys.stdout)
    keyboard, screen = sys.stdin.isatty(), sys.stdout.isatty()
    if desk.settings.plain or needs_plain(os.environ, keyboard=keyboard, screen=screen):
        return _sit(begun, desk, _plainly(desk))
    with echo_off():
        return _sit(begun, desk, _richly(desk))


def _sit(begun: Begun, desk: Desk, means: Means) -> int:
    view, make_asker = means
    sitting = Sitting(view, make_asker, desk)
    try:
        return sitting.tell(begun.standing, begun.coming, begun.greeting)
    except KeyboardInterrupt:
        if desk.kept:
            view.show(Hint(SAVED))
        return INTERRUPTED


def _plainly(desk: Desk) -> Means:
    """Plain lines and typed words."""
    # Deferred: the rich way needs none of this, and its first page should not wait.
    from commune.play.plain import PlainAsker  # noqa: PLC0415
    from commune.play.view.plain_view import PlainView  # noqa: PLC0415

    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")  # what was typed may be in any encoding
    view = PlainView(sys.stdout.write, lambda: min(_columns(), desk.settings.width))
    return view, lambda: PlainAsker(view, _read_line)


def _richly(desk: Desk) -> Means:
    """Pages by rich, keys by prompt_toolkit."""
    # Deferred: plain mode imports neither rich nor prompt_toolkit.
    from commune.play.view.rich_view import RichView, rich_console  # noqa: PLC0415

    glyphs = glyphs_for(sys.stdout.encoding)
    view = RichView(rich_console(), glyphs, lambda: desk.settings)

    def make_asker() -> Asker:
        sys.stdout.flush()
        # Deferred until the first page stands: this import takes 140 ms.
        from commune.play.keys.asker import KeyAsker  # noqa: PLC0415

        try:
            return KeyAsker(view, lambda: desk.settings, glyphs=glyphs)
        except Exception as problem:
            # Windows terminals that are none (mintty); the class exists on Windows only.
            if type(problem).__name__ != "NoConsoleScreenBufferError":
                raise
            return _plainly(desk)[1]()

    return view, make_asker


def _columns() -> int:
    """The columns of the terminal; 0 for a pipe, whose lines are not folded."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def _read_line() -> str | None:
    """A line from the reader, None at the end of the input."""
    # Not by `input`, which writes its prompt to stderr and fails where that is closed.
    if sys.stdin.isatty():
        sys.stdout.write("> ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None

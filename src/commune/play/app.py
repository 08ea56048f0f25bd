"""Where a sitting begins: which save, which view, which way of asking.

The first page is painted before prompt_toolkit is imported (140 ms), so that its import
hides behind the reader's reading; plain mode imports neither it nor rich (47 ms).
"""

import os
import sys
from collections.abc import Callable

from commune.model import Story
from commune.play.answers import Asker, View
from commune.play.blocks import Block, Hint
from commune.play.glyphs import glyphs_for
from commune.play.loop import Coming, Sitting
from commune.play.presenter import title_card
from commune.play.standing import Standing, begun, resumed
from commune.play.terminal import echo_off, needs_plain, spell_what_cannot_be_shown
from commune.saves import Absent, Playthrough, SetAside, Shelf
from commune.values import replace, value

INTERRUPTED = 130
Means = tuple[View, Callable[[], Asker]]


@value
class Wanted:
    """What was asked for when the game was called."""

    opening: str = ""
    fresh: bool = False
    gentle: bool = False


def play(  # noqa: PLR0913 - the call's own switches, each by its name
    story: Story,
    *,
    shelf: Shelf,
    plain: bool,
    gentle: bool = False,
    fresh: bool = False,
    opening: str = "",
    ephemeral: bool = False,
) -> int:
    """Play a story at this terminal, from where its save stands; gives the exit code.

    `fresh` begins anew and keeps the old save aside; `ephemeral` neither reads nor writes
    saves. An `opening` begins there unless the save began there too. A closed pipe raises
    BrokenPipeError; whatever was chosen until then is saved.
    """
    if opening and opening not in story.openings:
        known = ", ".join(story.openings) or "none"
        sys.stderr.write(f"There is no opening “{opening}”. There are: {known}.\n")
        return 2
    spell_what_cannot_be_shown(sys.stdout)
    keyboard, screen = sys.stdin.isatty(), sys.stdout.isatty()
    plain = plain or needs_plain(os.environ, keyboard=keyboard, screen=screen)
    kept = None if ephemeral else shelf
    wanted = Wanted(opening, fresh, gentle)
    try:
        if plain:
            view, make_asker = _plainly()
            return _sit(story, wanted, Sitting(view, make_asker, kept))
        with echo_off():
            view, make_asker = _richly()
            return _sit(story, wanted, Sitting(view, make_asker, kept))
    except KeyboardInterrupt:
        return INTERRUPTED


def _sit(story: Story, wanted: Wanted, sitting: Sitting) -> int:
    standing, greeting, coming = beginning(story, wanted, sitting.shelf)
    sitting.view.show(*greeting)
    return sitting.tell(standing, coming)


def beginning(
    story: Story, wanted: Wanted, shelf: Shelf | None
) -> tuple[Standing, tuple[Block, ...], Coming]:
    """Where the reader stands at first, what is said before the page, and how they come to it."""
    title = story.manifest.title
    found = shelf.load(title) if shelf else Absent()
    told: tuple[Block, ...] = ()
    if isinstance(found, SetAside):
        told = (Hint(_what_was_set_aside(found)),)
        found = found.before or Absent()
    if isinstance(found, Playthrough) and found.path:
        if not wanted.fresh and wanted.opening in ("", found.opening):
            return _gone_on(story, found, wanted, shelf=shelf, told=told)
        if shelf and (kept := shelf.put_away(title)):
            told = (*told, Hint(f"The playthrough you were in is kept as {kept}."))
    standing = begun(story, opening=wanted.opening, gentle=wanted.gentle)
    # Behind an opening's path the reader comes from nowhere: they are told where they are,
    # and not what came of a choice that they did not make.
    coming = Coming.BACK if standing.journal.path else Coming.ONWARDS
    return standing, (*told, title_card(standing.journal)), coming


def _gone_on(
    story: Story,
    saved: Playthrough,
    wanted: Wanted,
    *,
    shelf: Shelf | None,
    told: tuple[Block, ...],
) -> tuple[Standing, tuple[Block, ...], Coming]:
    """A saved playthrough again; where an edit cut its road, what it held is kept beside."""
    standing, stopped = resumed(story, saved)
    standing = replace(standing, gentle=standing.gentle or wanted.gentle)
    says = f"{story.manifest.title}: it goes on where you left it."
    if stopped is not None:
        lost = len(saved.path) - stopped.made
        lead = "1 of them leads" if lost == 1 else f"{lost} of them lead"
        says = (
            f"{story.manifest.title} was changed since you played. It goes on at the last place"
            f" that your choices still lead to; {lead} no further."
        )
        if shelf:
            shelf.put_away(story.manifest.title)
            shelf.save(standing.playthrough)
    return standing, (*told, Hint(says)), Coming.RESUMED


def _what_was_set_aside(found: SetAside) -> str:
    kept = f" It is kept as {found.kept_as}." if found.kept_as else ""
    instead = "The save before it is opened." if found.before else "A new playthrough begins."
    return f"{found.reason}{kept} {instead}"


def _plainly() -> Means:
    """Plain lines and typed words."""
    # Deferred: the rich way needs none of this, and its first page should not wait.
    from commune.play.plain import PlainAsker  # noqa: PLC0415
    from commune.play.view.plain_view import PlainView  # noqa: PLC0415

    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")  # what was typed may be in any encoding
    view = PlainView(sys.stdout.write, _columns)
    return view, lambda: PlainAsker(view, _read_line)


def _richly() -> Means:
    """Pages by rich, keys by prompt_toolkit."""
    # Deferred: plain mode imports neither rich nor prompt_toolkit.
    from commune.play.view.rich_view import RichView, rich_console  # noqa: PLC0415

    glyphs = glyphs_for(sys.stdout.encoding)
    view = RichView(rich_console(), glyphs)

    def make_asker() -> Asker:
        sys.stdout.flush()
        # Deferred until the first page stands: this import takes 140 ms.
        from commune.play.menu import Menu  # noqa: PLC0415

        try:
            return Menu(glyphs)
        except Exception as problem:
            # Windows terminals that are none (mintty); the class exists on Windows only.
            if type(problem).__name__ != "NoConsoleScreenBufferError":
                raise
            return _plainly()[1]()

    return view, make_asker


def _columns() -> int:
    """The columns of the terminal; 0 for a pipe, whose lines are not folded."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def _read_line() -> str | None:
    """A line from the reader, None at the end of the input."""
    sys.stdout.flush()
    try:
        return input("> " if sys.stdin.isatty() else "")
    except EOFError:
        return None

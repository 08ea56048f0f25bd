"""The README's pictures, drawn by the program itself.

`python tests/screens/make.py` writes them anew; a test holds them against what the
program draws today. A page is reached by the story's own opening, which its checks keep
playable, so that an edit of the story changes a picture's words and seldom its place.
"""

import io
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from itertools import takewhile
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from commune.cli.main import main as commune
from commune.engine import Journal, compose, replay_as_far
from commune.engine.replay import open_steps
from commune.loading import load_folder
from commune.model.ids import is_pause, scene_of
from commune.play.blocks import SceneHeader
from commune.play.menu import Menu
from commune.play.notebook import note_card, note_list
from commune.play.presenter import Sheet, present
from commune.play.view.rich_view import RichView

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / ".github" / "screens"
STORY = ROOT / "story"
LIGHTHOUSE = ROOT / "tests" / "stories" / "lighthouse"
COMMAND = "python tests/screens/make.py"

COLUMNS, ROWS = 80, 24
OPENING, SCENE = "act-3-jeanne", "queue"  # an opening whose path leads through the scene

# What a writer might mistype in a scene of the lighthouse: what it says, and then the slip.
BROKEN = "acts/2-night/watch.yaml"
SLIPS = (
    (
        "Behind you the lamp begins to wink. | Behind you the lamp burns.}",
        "Behind you the lamp winks. | Behind you it burns.",
    ),
    ("if: nerve >= 0", "if: nevre >= 0"),
    ("[skipper_end = lost]\n        to: morning", "[skipper_end = lost]\n        to: moring"),
)

# Each of the colours, black aside, stands out from the ground by 6.5 to 1 at least.
THEME = TerminalTheme(
    (22, 24, 29),
    (222, 222, 216),
    [
        (120, 124, 132),
        (240, 128, 120),
        (150, 200, 110),
        (226, 188, 96),
        (130, 176, 232),
        (222, 150, 205),
        (104, 198, 206),
        (222, 222, 216),
    ],
)

# rich's own frame names a font of the web, which GitHub does not load inside a picture. Here are
# the monospace fonts of the systems; each run of text carries its length, which keeps the grid.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<!-- Written by tests/screens/make.py. Edits are overwritten. -->
<style>
.{unique_id}-matrix, .{unique_id}-title {{
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
}}
.{unique_id}-title {{ font-size: 16px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def page() -> str:
    """A page of the story, from its scene's title to the menu."""
    journal, sheet = _reached()
    blocks = [block for part in sheet.parts for block in part.blocks]
    first = next(at for at, block in enumerate(blocks) if isinstance(block, SceneHeader))
    console = _console()
    RichView(console).show(*blocks[first:], *sheet.under)
    console.print(_menu(lambda menu: menu.ask(sheet.offers, notes=len(sheet.notes))))
    return _svg(console, journal.story.manifest.title, "page")


def note() -> str:
    """The first note of that page, opened, with the page's other notes under it."""
    journal, sheet = _reached()
    story = journal.story
    console = _console()
    RichView(console).show(note_card(story.notes[sheet.notes[0]], journal))
    console.print(_menu(lambda menu: menu.pick(note_list(sheet.notes, story))))
    return _svg(console, story.manifest.title, "note")


def check() -> str:
    """What a writer is told of three slips in one scene."""
    console = _console()
    console.print(Text("$ commune check --story lighthouse", style="bold"))
    with TemporaryDirectory() as place, redirect_stdout(io.StringIO()) as told:
        folder = copytree(LIGHTHOUSE, Path(place) / "lighthouse")
        broken = folder / BROKEN
        broken.write_text(_with_slips(broken.read_text("utf-8")), "utf-8")
        with chdir(folder.parent):
            commune(["check", "--story", folder.name])
    console.print(Text(told.getvalue().rstrip("\n")))
    return _svg(console, "commune check", "check")


PICTURES: dict[str, Callable[[], str]] = {"page": page, "note": note, "check": check}


def main() -> None:
    """Write every picture."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    for name, drawn in PICTURES.items():
        path = SCREENS / f"{name}.svg"
        path.write_text(drawn(), "utf-8", newline="\n")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")


def _reached() -> tuple[Journal, Sheet]:
    """The first page of the scene; raises ValueError where the opening does not lead there."""
    loaded = load_folder(STORY)
    if loaded.story is None:
        raise ValueError("The story has mistakes: see `commune check`.")
    path = (step.id for step in loaded.story.openings[OPENING].path)
    before = takewhile(lambda step: scene_of(step) != SCENE, path)
    journal, stopped = replay_as_far(loaded.story, tuple(before))
    while scene_of(journal.state.at) != SCENE and all(map(is_pause, open_steps(journal.turn))):
        journal = journal.after(open_steps(journal.turn)[0])
    sheet = present(compose(loaded.story, journal.turn), journal)
    if stopped or scene_of(journal.state.at) != SCENE or not sheet.notes:
        raise ValueError(f"“{OPENING}” leads to no page with notes of “{SCENE}”: choose another.")
    return journal, sheet


def _console() -> Console:
    """A console that records, and is the same at every terminal and in none."""
    return Console(
        file=io.StringIO(),
        width=COLUMNS,
        record=True,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _menu(asked: Callable[[Menu], object]) -> Text:
    """The menu as it stands in a terminal while the reader thinks."""
    written = io.StringIO()
    size = Size(rows=ROWS, columns=COLUMNS)
    with create_pipe_input() as keys:
        keys.send_text("q")
        output = Vt100_Output(written, lambda: size, term="xterm", enable_cpr=False)
        asked(Menu(keys=keys, output=output))
    shown, _, _ = written.getvalue().rpartition("\x1b[J")  # then it is taken away
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(screen).feed(shown)
    lines = [_line(screen, row) for row in range(ROWS)]
    while lines and not lines[-1].plain:
        lines.pop()
    return Text("\n").join(lines)


def _line(screen: pyte.Screen, row: int) -> Text:
    line = Text()
    for column in range(COLUMNS):
        sign = screen.buffer[row][column]
        color = None if sign.fg == "default" else sign.fg
        line.append(sign.data, Style(color=color, bold=sign.bold))
    line.rstrip()
    return line


def _with_slips(text: str) -> str:
    for right, wrong in SLIPS:
        if text.count(right) != 1:
            raise ValueError(f"{BROKEN} no longer says “{right}” once: choose another slip.")
        text = text.replace(right, wrong)
    return text


def _svg(console: Console, title: str, name: str) -> str:
    console.print()  # rich would cut the feet of letters in the last line
    return console.export_svg(
        title=title,
        theme=THEME,
        code_format=FRAME,
        font_aspect_ratio=0.6,  # of nearly every monospace font
        unique_id=name,
    )


if __name__ == "__main__":
    main()

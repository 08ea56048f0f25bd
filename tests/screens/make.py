"""The README's pictures, drawn by the program itself.

`python tests/screens/make.py` writes them anew; a test holds them against what the
program draws today. A page is reached by the story's own opening, which its checks keep
playable, so that an edit of the story changes a picture's words and seldom its place.
"""

import io
import re
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from html import unescape
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
from commune.play.answers import Question, Said, Verb
from commune.play.blocks import SceneHeader
from commune.play.keys.asker import KeyAsker
from commune.play.leaves.around import Around
from commune.play.leaves.open import leaf_of
from commune.play.presenter import Sheet, present, title_card
from commune.play.standing import Standing
from commune.play.view.rich_view import RichView
from commune.saves import Memory, Settings

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / ".github" / "screens"
STORY = ROOT / "story"
LIGHTHOUSE = ROOT / "tests" / "stories" / "lighthouse"
COMMAND = "python tests/screens/make.py"

COLUMNS, ROWS = 80, 40
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


def title() -> str:
    """The title page."""
    journal, _ = _reached()
    console = _console()
    RichView(console).show(title_card(journal))
    return _svg(console, journal.story.manifest.title, "title")


def page() -> str:
    """A page of the story, from its scene's title to the menu."""
    journal, sheet = _reached()
    blocks = [block for part in sheet.parts for block in part.blocks]
    first = next(at for at, block in enumerate(blocks) if isinstance(block, SceneHeader))
    console = _console()
    RichView(console).show(*blocks[first:], *sheet.under)
    question = Question(sheet.offers, len(sheet.notes), len(sheet.notes))
    console.print(_screen(lambda asker: asker.ask(question)))
    return _svg(console, journal.story.manifest.title, "page")


def note() -> str:
    """A debate, opened from the notebook: its positions side by side."""
    journal, _ = _reached()
    debate = next(note for note in journal.story.notes.values() if note.kind == "debate")
    return _leaf(journal, Said(Verb.NOTE, debate.id), "note", rows=30)


def notebook() -> str:
    """The notebook, some of it read."""
    journal, _ = _reached()
    return _leaf(journal, Said(Verb.NOTEBOOK), "notebook", rows=26)


def _leaf(journal: Journal, said: Said, name: str, *, rows: int) -> str:
    """A page beside the story, for somebody who read every second note that was shown."""
    notes = journal.notes()
    memory = Memory(notes=frozenset(notes), read=frozenset(notes[::2]))
    leaf = leaf_of(said, Around(Standing(journal), memory, Settings()))
    console = _console()
    console.print(_screen(lambda asker: asker.read(leaf), rows=rows))
    return _svg(console, journal.story.manifest.title, name)


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


PICTURES: dict[str, Callable[[], str]] = {
    "title": title,
    "page": page,
    "note": note,
    "notebook": notebook,
    "check": check,
}


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


def _screen(asked: Callable[[KeyAsker], object], *, rows: int = ROWS) -> Text:
    """What stands in a terminal while the reader thinks."""
    written = io.StringIO()
    size = Size(rows=rows, columns=COLUMNS)
    with create_pipe_input() as keys:
        keys.send_text("q")
        output = Vt100_Output(written, lambda: size, term="xterm", enable_cpr=False)
        asked(KeyAsker(RichView(_console()), keys=keys, output=output))
    shown, _, _ = written.getvalue().rpartition("\x1b[J")  # then it is taken away
    screen = pyte.Screen(COLUMNS, rows)
    pyte.Stream(screen).feed(shown)
    lines = [_line(screen, row) for row in range(rows)]
    while lines and not lines[-1].plain:
        lines.pop()
    return Text("\n").join(lines)


_PYTE_CALLS = {"default": None, "brown": "yellow"}  # what pyte calls so


def _line(screen: pyte.Screen, row: int) -> Text:
    line = Text()
    for column in range(COLUMNS):
        sign = screen.buffer[row][column]
        color = _PYTE_CALLS.get(sign.fg, sign.fg)
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
    drawn = console.export_svg(
        title=title,
        theme=THEME,
        code_format=FRAME,
        font_aspect_ratio=0.6,  # of nearly every monospace font
        unique_id=name,
    )
    return _WITH_DOTS.sub(_dots, drawn)


# Few fonts have braille patterns as wide as their letters: their dots are drawn one by one.
_WITH_DOTS = re.compile(
    r'<text class="([^"]*)" x="([\d.]*)" y="([\d.]*)"[^>]*>([^<]*[\u2800-\u28ff][^<]*)</text>'
)
_CELL, _LINE, _DOT = 12.0, 24.4, 3.6
_COLUMN_OF, _ROW_OF = (0, 0, 0, 1, 1, 1, 0, 1), (0, 1, 2, 0, 1, 2, 3, 3)  # by bit of a pattern


def _dots(found: re.Match[str]) -> str:
    """A line of braille patterns as dots, where its letters would stand."""
    left, line = float(found[2]), float(found[3]) - 18
    marks: list[str] = []
    for place, sign in enumerate(unescape(found[4])):
        bits = ord(sign) - 0x2800
        for bit in range(8) if 0 < bits < 0x100 else ():
            if bits >> bit & 1:
                x = left + (place + 0.1 + 0.5 * _COLUMN_OF[bit]) * _CELL
                y = line + (0.05 + 0.25 * _ROW_OF[bit]) * _LINE
                marks.append(f"M{x:.1f} {y:.1f}h{_DOT}v{_DOT}h-{_DOT}z")
    return f'<path class="{found[1]}" d="{"".join(marks)}"/>'


if __name__ == "__main__":
    main()

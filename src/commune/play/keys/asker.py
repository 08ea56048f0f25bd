"""Asking by keys: the menu and the pages beside the story, over one keyboard and screen."""

from collections.abc import Callable

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output
from rich.style import Style

from commune.play.answers import Answer, Leaf, Question, Said
from commune.play.blocks import Block
from commune.play.glyphs import UNICODE, Glyphs
from commune.play.keys.bound import help_on_keys
from commune.play.keys.menu import Menu
from commune.play.keys.menu_screen import Fragments
from commune.play.keys.reader import Reader
from commune.play.keys.terminal import output as terminal
from commune.play.view.rich_view import RichView
from commune.saves import Settings


class KeyAsker:
    """Asks with keys. The view draws what stands on the pages beside the story."""

    def __init__(
        self,
        view: RichView,
        settings: Callable[[], Settings] = Settings,
        *,
        glyphs: Glyphs = UNICODE,
        keys: Input | None = None,
        output: Output | None = None,
    ) -> None:
        """Make menu and reader; `keys` and `output` are the terminal unless given."""
        keyboard, screen = keys or create_input(), output or terminal()
        self._glyphs = glyphs
        self._menu = Menu(glyphs, settings, keys=keyboard, output=screen)
        draw = _drawing(view)
        self._reader = Reader(glyphs, settings, draw, keys=keyboard, output=screen)

    def ask(self, question: Question) -> Answer:
        """Show the menu under the text and ask."""
        return self._menu.ask(question)

    def read(self, leaf: Leaf, word: str = "") -> Said | None:
        """Show a page beside the story."""
        return self._reader.read(leaf, word)

    def line(self, prompt: str) -> str:
        """Ask for a line of text."""
        return self._menu.line(prompt)

    def help(self) -> tuple[tuple[str, str], ...]:
        """The keys."""
        return help_on_keys(self._glyphs)


def _drawing(view: RichView) -> Callable[[Block, int], list[Fragments]]:
    """How blocks become lines of prompt_toolkit: rich folds and styles, and its styles are told."""

    def draw(block: Block, columns: int) -> list[Fragments]:
        console = view.console
        return [
            [(_style(segment.style), segment.text) for segment in line.render(console)]
            for line in view.lines_at(block, columns)
        ]

    return draw


def _style(style: Style | None) -> str:
    """A style of rich in prompt_toolkit's words; the sixteen colours have the same names."""
    if style is None:
        return ""
    looks = ("bold", "italic", "underline")
    words = [look for look in looks if getattr(style, look)]
    color = style.color.name if style.color else ""
    if color and color != "default":
        bright = color.startswith("bright_")
        words.append(f"ansi{'bright' if bright else ''}{color.removeprefix('bright_')}")
    return " ".join(words)

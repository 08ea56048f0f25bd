"""A story made ready to be played, passage by passage.

A big story is never compiled as a whole: each place is, when it is first met.
"""

from commune.engine.compiling import Compiler
from commune.engine.page import NoteRevealed
from commune.engine.place import Place, Telling
from commune.expressions import Values
from commune.model import Story


class Program(dict[str, Place]):
    """The places of a story by address, compiled when first asked for."""

    def __init__(self, story: Story) -> None:
        """Make ready to compile; nothing is compiled yet."""
        super().__init__()
        self.compiler = Compiler.of(story)
        self.acts: dict[tuple[str, bool], Telling] = {}

    def __missing__(self, address: str) -> Place:
        """Compile a passage; raises KeyError where there is none at the address."""
        place = self[address] = self.compiler.place(address)
        return place

    def act_notes(self, act: str, values: Values, *, gentle: bool) -> tuple[NoteRevealed, ...]:
        """The notes whose markers are shown on an act's opening page."""
        telling = self.acts.get((act, gentle))
        if telling is None:
            telling = self.acts[act, gentle] = self.compiler.teller.act(act, gentle=gentle)
        return telling(values).revealed


def program_of(story: Story) -> Program:
    """The story's program, the same one each time; it is kept in `Story.memo`."""
    program: Program | None = story.memo.get("program")
    if program is None:
        program = story.memo["program"] = Program(story)
    return program

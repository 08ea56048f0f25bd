"""The arguments of ``commune prove`` and ``commune try``."""

from commune.cli import commands
from commune.cli.declaring import Commands, add_folder_or_story, add_story, declared, from_one_on

STATES = 400_000
_PROVE = (
    ("commune prove", "what can happen, and what cannot"),
    ("commune prove --json --all > proof.json", "all of it, with a path for each thing"),
    ("commune prove --of before-dawn/say-name | commune replay -", "read the way to one choice"),
)
_TRY = (
    ("commune try before-dawn", "play from that scene"),
    ("commune try before-dawn --when 'bread >= 3'", "from there, with something to eat"),
    ("commune try before-dawn --story my-story --keep at-dawn", "and keep it as an opening"),
)
_ABOUT = """\
Prove what can happen in a story.

The exit code is 0 where nothing wrong was found, also if something is not
known; 1 where the story is at fault; 2 where the call is; 130 after Ctrl-C.
With --of it is 0 where that can be met (or the claim holds), and else 1.
"""


def add_prove(found: Commands) -> None:
    """Declare ``commune prove``."""
    command = declared(found, "prove", "Prove what can happen in a story.", _PROVE)
    command.description = _ABOUT
    add_folder_or_story(command)
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument("--all", action="store_true", help="with --json: every target and path")
    command.add_argument(
        "--of", metavar="ADDRESS", default=None, help="only the path to this, for commune replay"
    )
    command.add_argument(
        "--states",
        metavar="N",
        type=from_one_on,
        default=STATES,
        help=f"states of the search over everything at once (else {STATES:,})",
    )
    command.set_defaults(command=commands.prove)


def add_try(found: Commands) -> None:
    """Declare ``commune try``."""
    command = declared(found, "try", "Play from a place, by a real path to it.", _TRY)
    command.add_argument(
        "address",
        metavar="ADDRESS",
        help="a passage, or a scene: the first of it that can be come to",
    )
    add_story(command)
    command.add_argument(
        "--as", dest="as_person", metavar="PERSON", default="", help="as this person"
    )
    command.add_argument("--when", metavar="CONDITION", default=None, help="where this holds there")
    command.add_argument(
        "--keep", metavar="NAME", default=None, help="write the path as an opening"
    )
    command.add_argument("--path", action="store_true", help="only print the path")
    command.add_argument(
        "--slot", metavar="NAME", default=None, help="keep what is played, by a name"
    )
    command.set_defaults(command=commands.try_from)

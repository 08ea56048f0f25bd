"""The arguments of ``commune prove`` and ``commune try``."""

from commune.cli import commands
from commune.cli.declaring import Commands, add_story, declared

STATES = 400_000
_PROVE = (
    ("commune prove", "what can happen, and what cannot"),
    ("commune prove --json --all > proof.json", "all of it, with a path for each thing"),
    ("commune prove --of queue/pay | commune replay -", "read the way to one choice"),
)
_TRY = (
    ("commune try before-dawn", "play from that scene"),
    ("commune try queue.slate --when 'bread == 0'", "from there, with nothing to eat"),
    ("commune try barricade --as jeanne --keep at-the-barricade", "and keep it as an opening"),
)


def add_prove(found: Commands) -> None:
    """Declare ``commune prove``."""
    command = declared(found, "prove", "Prove what can happen in a story.", _PROVE)
    add_story(command)
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument("--all", action="store_true", help="with --json: every target and path")
    command.add_argument(
        "--of", metavar="ADDRESS", default="", help="only the path to this, for commune replay"
    )
    command.add_argument(
        "--states",
        metavar="N",
        type=int,
        default=STATES,
        help=f"states of the search over everything at once (else {STATES:,})",
    )
    command.set_defaults(command=commands.prove)


def add_try(found: Commands) -> None:
    """Declare ``commune try``."""
    command = declared(found, "try", "Play from a place, by a real path to it.", _TRY)
    command.add_argument("address", metavar="ADDRESS", help="a scene, or scene.passage")
    add_story(command)
    command.add_argument(
        "--as", dest="as_person", metavar="PERSON", default="", help="as this person"
    )
    command.add_argument("--when", metavar="CONDITION", default="", help="where this holds there")
    command.add_argument("--keep", metavar="NAME", default="", help="write the path as an opening")
    command.add_argument("--path", action="store_true", help="only print the path")
    command.add_argument(
        "--slot", metavar="NAME", default="", help="keep what is played, by a name"
    )
    command.set_defaults(command=commands.try_from)

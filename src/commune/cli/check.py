"""``commune check``: every mistake of a story, at once."""

import sys
from argparse import Namespace

from commune.author.checks import check_story
from commune.cli.where import story_folder
from commune.diagnostics.report import as_github, as_json, as_text
from commune.loading import load_folder
from commune.model import Story


def check(call: Namespace) -> int:
    """Tell what is wrong; 0 where nothing is, 1 where the story is at fault."""
    folder = story_folder(call.story)
    if not folder.is_dir():
        sys.stderr.write(f"commune: there is no folder “{folder}”. Name one with --story.\n")
        return 2
    loaded = load_folder(folder)
    problems = check_story(loaded)
    match call.format:
        case "json":
            sys.stdout.write(as_json(problems) + "\n")
        case "github":
            sys.stdout.write(as_github(problems))
        case _:
            sys.stdout.write(as_text(problems, loaded.lines_of) or _clean(loaded.story))
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _clean(story: Story | None) -> str:
    if story is None:
        return ""
    return f"No mistakes in {len(story.scenes)} scenes and {len(story.notes)} notes.\n"

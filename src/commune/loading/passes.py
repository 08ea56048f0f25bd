"""The three passes over a story's files, one after the other."""

from collections.abc import Mapping, Sequence

from commune.diagnostics import Diagnostic
from commune.loading.collector import without_collector
from commune.loading.linking.check import check
from commune.loading.linking.known import Known
from commune.loading.linking.link import link
from commune.loading.loaded import Loaded
from commune.loading.parts.part import Read
from commune.loading.story import read_story


def loaded_from(
    files: Mapping[str, str],
    found: Sequence[Diagnostic],
    *,
    read: Read | None = None,
    known: Known | None = None,
) -> Loaded:
    """Read, link and check; `found` is what reading the folder has told already.

    `read` reads one file, or knows what its reading gave; of the scenes that are `known` it
    is known what linking them gives.
    """
    problems = list(found)
    with without_collector():
        draft = read_story(files, problems.append, read=read)
        story = link(draft, problems.append, known=known)
        if story is not None:
            unread = "acts" in draft.broken  # there may be scenes in what could not be read
            found_now = check(story)
            problems += (one for one in found_now if not unread or one.rule != "empty-story")
    if not any(path == "story.yaml" or path.startswith("acts/") for path in files):
        # no story's folder at all: what lies in it is nobody's mistake
        problems = [problem for problem in problems if problem.rule != "layout"]
    ordered = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))
    sound = story is not None and not any(p.severity == "error" for p in ordered)
    return Loaded(story if sound else None, ordered, files)

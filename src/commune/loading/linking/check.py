"""The third pass: whether a linked story makes sense by its form.

A rule is a function from the story to its findings, and stands in `RULES_OF_SENSE`.
What needs playing to know is asked in `author.checks`.
"""

from collections.abc import Callable, Iterator

from commune.diagnostics import Diagnostic, Span
from commune.model import Passage, Story
from commune.model.scene import Divert, Go, Hub


def check(story: Story) -> Iterator[Diagnostic]:
    """All findings of all rules."""
    for rule in RULES_OF_SENSE:
        yield from rule(story)


def _has_scenes(story: Story) -> Iterator[Diagnostic]:
    if not story.scenes:
        at = story.manifest.span or Span.at("story.yaml")
        hint = "Add a file under acts/, such as acts/1-one/first-scene.yaml."
        yield Diagnostic("empty-story", at, "the story has no scene", hint)


def _comes_to_rest(story: Story) -> Iterator[Diagnostic]:
    """A circle of passages that lead on without asking and without a condition."""
    onward = {
        f"{scene.id}.{passage.id}": (_onward(story, passage), passage)
        for scene in story.scenes.values()
        for passage in scene.passages.values()
    }
    told: set[str] = set()
    for start in onward:
        walked: list[str] = []
        here = start
        while here in onward and here not in walked and here not in told:
            walked.append(here)
            here = onward[here][0]
        if here in walked:
            circle = walked[walked.index(here) :]
            at = onward[here][1].span or Span.at(here)
            message = f"the story goes round without asking: {' → '.join([*circle, here])}"
            hint = "Give one of them choices, a “next:”, or another “go”."
            yield Diagnostic("endless-go", at, message, hint)
        told.update(walked)


def _onward(story: Story, passage: Passage) -> str:
    """Where a passage always leads without asking, or empty."""
    match passage.way:
        case Go(to, ()) | Hub(then=to):
            return _only(story, to)
        case _:
            return ""


def _only(story: Story, divert: Divert) -> str:
    """The one address a divert can lead to; empty where it depends."""
    found = {story.full_address(target.to.id) for target in divert}
    return found.pop() if len(found) == 1 else ""


def _endings_have_titles(story: Story) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            if not passage.ending:
                continue
            at = passage.span or scene.span or Span.at(scene.id)
            if not passage.title:
                message = f"the ending “{passage.ending}” has no name"
                yield Diagnostic("ending-form", at, message, "Give its passage a “title:”.")
            if passage.ending in first:
                message = f"the ending “{passage.ending}” stands in {first[passage.ending]} too"
                hint = "Let both ways lead to one passage, or give this ending another id."
                yield Diagnostic("ending-form", at, message, hint)
            first.setdefault(passage.ending, f"{scene.id}.{passage.id}")


RULES_OF_SENSE: tuple[Callable[[Story], Iterator[Diagnostic]], ...] = (
    _has_scenes,
    _comes_to_rest,
    _endings_have_titles,
)

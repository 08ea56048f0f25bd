"""An opening is a path that can be played, so that its state can really happen."""

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.survey import Survey


def openings_can_be_played(survey: Survey) -> Findings:
    """Tell the first step of an opening that is not open where the path comes to it."""
    if not survey.story.openings:
        return
    # the engine is a tenth of a check's start, and this alone needs it
    from commune.engine import replay_as_far  # noqa: PLC0415
    from commune.engine.replay import open_steps  # noqa: PLC0415
    from commune.engine.turn import EndlessStory  # noqa: PLC0415

    for opening in survey.story.openings.values():
        steps = [reference.id for reference in opening.path]
        if not steps:
            continue
        where = Where(opening.span.file if opening.span else f"openings/{opening.id}.yaml")
        try:
            journal, stopped = replay_as_far(survey.story, steps)
        except EndlessStory as endless:
            says = f"the path never comes to rest at {endless}"
            hint = "Give a passage on its way choices, a “next:”, or another “go”."
            yield finding("endless-go", where, says, hint, at=opening.span)
            continue
        if stopped is not None:
            at = opening.path[stopped.made].span or opening.span
            says = f"the path stops here: “{stopped.step}” is not open"
            end = "the story has ended" if journal.turn.ended else "nobody can go on from there"
            are = ", ".join(open_steps(journal.turn)) or f"none; {end}"
            yield finding("opening-path", where, says, f"Open are: {are}.", at=at)

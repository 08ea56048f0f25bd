"""What loading cannot know of a story: whether it goes on, is all used, and can be looked up.

A check is a function from the survey of a story to its findings, and stands in `CHECKS`.
Errors are what cannot be played or proved right; the others are warnings, few and always
mendable, and can be allowed in place with a reason.

What is told of a scene by itself goes with a suspicion, which says whether there may be
anything to tell. It is asked when a scene has changed, and stands in `SUSPICIONS`.
"""

from collections.abc import Callable

from commune.author.checks.allowed import may_allow, not_allowed
from commune.author.checks.building import (
    acts_have_scenes,
    hubs_have_storylets,
    storylets_can_be_named,
    summaries_lead_out,
)
from commune.author.checks.cases import cases_can_be_taken, has_covered_cases
from commune.author.checks.dates import cast_is_of_its_time, the_story_goes_forward
from commune.author.checks.evidence import (
    documented_notes_are_located,
    documented_words_are_located,
    has_unlocated_words,
    paragraphs_are_told_once,
    scenes_say_what_is_invented,
)
from commune.author.checks.finding import Findings
from commune.author.checks.idle import (
    comparisons_decide_something,
    effects_do_something,
    has_idle,
)
from commune.author.checks.lengths import (
    easy_words_are_few,
    has_long_labels,
    has_long_paragraphs,
    labels_are_short,
    paragraphs_are_short,
)
from commune.author.checks.menus import (
    choices_differ,
    labels_differ,
    may_be_twins,
    may_close,
    may_look_alike,
    menus_stay_open,
)
from commune.author.checks.openings import openings_can_be_played
from commune.author.checks.outline import Suspicion, outline_of
from commune.author.checks.outlines import KeptOutlines
from commune.author.checks.pages import pages_are_short
from commune.author.checks.places import Places
from commune.author.checks.promises import (
    claims_are_of_places_that_come,
    lessons_can_end,
    renamings_lead_somewhere,
)
from commune.author.checks.reach import passages_can_be_reached
from commune.author.checks.signs import (
    guillemets_hold_fast,
    may_be_odd,
    may_be_straight,
    may_break,
    may_mix,
    quotes_are_of_one_kind,
    signs_have_one_width,
)
from commune.author.checks.survey import AROUND, Survey
from commune.author.checks.translations import (
    translations_are_of_today,
    translations_are_whole,
)
from commune.author.checks.unused import notes_are_used, sources_are_cited
from commune.author.checks.variables import (
    ledger_lines_can_come,
    ranges_are_used,
    variables_are_read,
    variables_are_set,
    words_can_come,
)
from commune.diagnostics import Diagnostic
from commune.loading import Loaded
from commune.loading.collector import without_collector
from commune.model import Story

CHECKS: tuple[Callable[[Survey], Findings], ...] = (
    openings_can_be_played,
    passages_can_be_reached,
    menus_stay_open,
    choices_differ,
    labels_differ,
    acts_have_scenes,
    hubs_have_storylets,
    storylets_can_be_named,
    summaries_lead_out,
    variables_are_read,
    variables_are_set,
    ledger_lines_can_come,
    ranges_are_used,
    words_can_come,
    comparisons_decide_something,
    effects_do_something,
    cases_can_be_taken,
    notes_are_used,
    sources_are_cited,
    renamings_lead_somewhere,
    lessons_can_end,
    claims_are_of_places_that_come,
    documented_notes_are_located,
    documented_words_are_located,
    scenes_say_what_is_invented,
    paragraphs_are_told_once,
    cast_is_of_its_time,
    the_story_goes_forward,
    labels_are_short,
    paragraphs_are_short,
    pages_are_short,
    easy_words_are_few,
    quotes_are_of_one_kind,
    signs_have_one_width,
    guillemets_hold_fast,
    translations_are_of_today,
    translations_are_whole,
)

SUSPICIONS: tuple[Suspicion, ...] = (
    may_allow,
    may_close,
    may_be_twins,
    may_look_alike,
    has_idle,
    has_covered_cases,
    has_unlocated_words,
    has_long_labels,
    has_long_paragraphs,
    may_mix,
    may_be_straight,
    may_be_odd,
    may_break,
)


def check_story(loaded: Loaded, *, kept: KeptOutlines | None = None) -> tuple[Diagnostic, ...]:
    """Everything wrong with a story, by place; of its sense only where it can be played.

    Scenes whose outlines were `kept` are gone over only where something is told of them.
    """
    places = Places(loaded.texts)
    with without_collector():
        found = list(loaded.problems)
        if loaded.story is not None:
            survey = survey_of(loaded.story, places, kept)
            findings = (finding for check in CHECKS for finding in check(survey))
            found += not_allowed(findings, survey)
    return tuple(sorted(found, key=lambda problem: problem.order))


def survey_of(story: Story, places: Places, kept: KeptOutlines | None = None) -> Survey:
    """Go over a story once, but for the scenes whose outlines were kept."""
    kept = kept or KeptOutlines()
    kept.under(story)
    survey = Survey(story, places, SUSPICIONS, kept)
    for name, scene in story.scenes.items():
        outline = kept.of(scene)
        if outline is None:
            outline = outline_of(survey.seen(name), SUSPICIONS)
            kept.put(scene, outline)
        survey.add(name, outline)
    survey.add(AROUND, outline_of(survey.seen(AROUND), SUSPICIONS))
    return survey

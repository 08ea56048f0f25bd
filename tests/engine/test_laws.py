"""The laws of `laws`, held against random playthroughs of random stories."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine import laws
from tests.engine.reference import Walker
from tests.engine.stories import stories, value_at

from commune.engine import Journal
from commune.engine.page import NoteRevealed
from commune.model import Story

LONGEST = 12


@st.composite
def journals(draw: st.DrawFn, story: Story | None = None) -> Journal:
    """A playthrough of a random story, or of the given one."""
    return laws.walked(
        Journal.begun(story or draw(stories())),
        lambda steps: steps[draw(st.integers(0, len(steps) - 1))],
        most=LONGEST,
    )


@given(journals())
def test_state_stays_within_what_was_declared(journal: Journal) -> None:
    laws.check_state(journal)


@given(journals())
def test_what_is_not_offered_is_refused_and_nothing_has_happened(journal: Journal) -> None:
    laws.check_offers(journal, laws.steps_of(journal.story))


@given(journals())
def test_a_fallback_stands_alone_and_a_hub_offers_what_was_not_met(journal: Journal) -> None:
    laws.check_menu(journal)


@given(journals())
def test_a_path_replayed_is_the_playthrough_again(journal: Journal) -> None:
    laws.check_replay(journal)


@given(journals())
def test_undo_is_never_having_chosen(journal: Journal) -> None:
    laws.check_undo(journal)


@given(journals())
def test_every_page_can_be_composed_for_every_reader(journal: Journal) -> None:
    laws.check_pages(journal)


@given(journals())
def test_the_journal_remembers_what_the_pages_tell(journal: Journal) -> None:
    laws.check_memory(journal)


@given(stories(), st.data())
def test_equal_states_have_equal_futures(story: Story, data: st.DataObject) -> None:
    walks = [data.draw(journals(story)) for _ in range(4)]
    laws.check_futures(walks)


@settings(max_examples=100)
@given(journals())
def test_the_engine_plays_as_the_format_reads(journal: Journal) -> None:
    """Each turn is compared with a walker that follows the format to the letter."""
    story = journal.story
    walker = Walker(story)
    walker.begin()
    for turn, page in zip(journal.turns, journal.pages(), strict=True):
        if turn.step:
            walker.take(turn.step)
        assert turn.state.at == walker.at
        assert turn.ended == walker.ended
        assert {offer.step: offer.open for offer in turn.offers} == walker.offers()
        for slot, index in story.layout.items():
            assert value_at(turn.state.values, index) == walker.facts.get(slot, False), slot
        revealed = {event.note for event in page.events if isinstance(event, NoteRevealed)}
        assert set(walker.notes) <= revealed
        walker.notes.clear()

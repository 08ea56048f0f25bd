"""A page becomes blocks: names for ids, words for dates, numbers for notes, holds."""

from commune.engine import Journal, compose
from commune.engine.page import (
    ActClosed,
    ActOpened,
    EndingReached,
    FateShown,
    Page,
    Para,
    PassageShown,
    Run,
    SceneEntered,
)
from commune.model import Story
from commune.model.variables import WordVariable
from commune.play import blocks as show
from commune.play.presenter import Part, Sheet, closing_card, present, title_card
from commune.values import replace


def _sheet(
    journal: Journal, *, gentle: bool = False, before: frozenset[str] = frozenset()
) -> Sheet:
    page = compose(journal.story, journal.turn, gentle=gentle)
    return present(page, journal, gentle=gentle, before=before)


def _page(*items: object) -> Page:
    return Page(tuple(items), (), (), ended=False)  # type: ignore[arg-type]


def test_the_first_page_opens_with_the_act_and_the_scene(journal: Journal) -> None:
    act, header, prose = _sheet(journal).parts[0].blocks
    assert act == show.ActCard("The First", "1901", (show.Paragraph(((show.Piece("So."),),)),), ())
    assert header == show.SceneHeader(
        "The yard", "3 February 1901, half past 4 in the morning", "The mill"
    )
    assert isinstance(prose, show.Prose)


def test_notes_are_numbered_in_the_order_of_their_markers(journal: Journal) -> None:
    sheet = _sheet(journal)
    assert sheet.notes == ("lamp", "wash-house")
    prose = sheet.parts[0].blocks[2]
    assert isinstance(prose, show.Prose)
    first, _, _, last = prose.blocks
    assert isinstance(first, show.Paragraph)
    assert isinstance(last, show.Paragraph)
    assert [(piece.text, piece.note) for piece in first.lines[0]][1] == ("lamp", 1)
    assert [(piece.text, piece.note) for piece in last.lines[0]][1] == ("Wash-house", 2)


def test_documented_words_bear_a_name_and_a_source_in_words(journal: Journal) -> None:
    prose = _sheet(journal).parts[0].blocks[2]
    assert isinstance(prose, show.Prose)
    quote = prose.blocks[2]
    assert isinstance(quote, show.Quote)
    assert quote.person == "Ada"
    assert quote.source == "A. Clerk, The Almanac (1901), p. 4"


def test_a_locked_offer_keeps_its_number_and_its_reason(journal: Journal) -> None:
    knock, climb, wait = _sheet(journal).offers.offers
    assert (knock.number, knock.locked) == (1, False)
    assert (climb.number, climb.locked, show.bare(climb.reason)) == (2, True, "You are too weak.")
    assert wait.dilemma


def test_a_choice_taken_before_is_marked_in_words(journal: Journal) -> None:
    again = _sheet(journal.after("yard/wait"), before=frozenset({"yard/knock", "yard/wait"}))
    marks = [offer.taken for offer in again.offers.offers]
    assert marks == ["taken another time", "", "taken already"]


def test_a_page_that_was_turned_is_no_choice_that_was_taken(journal: Journal) -> None:
    top = journal.after("yard/knock").after("hill/stay")
    (turn,) = _sheet(top, before=frozenset({"hill.top/next"})).offers.offers
    assert turn.pause
    assert turn.taken == ""
    assert not any(offer.pause for offer in _sheet(journal).offers.offers)


def test_a_break_stands_between_what_came_of_a_choice_and_the_next_passage(
    journal: Journal,
) -> None:
    same_scene = _sheet(journal.after("yard/knock").after("hill/stay")).parts[0].blocks
    assert [type(block) for block in same_scene] == [show.Result, show.Break, show.Prose]
    next_scene = _sheet(journal.after("yard/knock")).parts[0].blocks
    assert show.Break() not in next_scene, "the header of the scene is break enough"


def test_a_scene_with_notices_stands_behind_a_hold(journal: Journal) -> None:
    result, hill = _sheet(journal.after("yard/knock")).parts
    assert result.hold is None
    assert isinstance(result.blocks[0], show.Result)
    notice = show.Notice("hill", "The hill", ("wounds", "sudden-death"), has_summary=True)
    assert hill.hold == notice
    assert isinstance(hill.blocks[0], show.SceneHeader)


def test_the_part_behind_a_notice_holds_that_scene_alone(journal: Journal) -> None:
    text = PassageShown("hill.foot", "", (Para(((Run("Blood."),),)),))
    page = _page(SceneEntered("hill"), text, SceneEntered("yard"), ActClosed("one"))
    hill, rest = present(page, journal).parts
    assert isinstance(hill.hold, show.Notice)
    assert len(hill.blocks) == 2
    assert rest.hold is None
    assert isinstance(rest.blocks[0], show.SceneHeader)


def test_an_act_opens_behind_a_page_turn_only_where_something_stands_before_it(
    journal: Journal,
) -> None:
    closed, opened = present(_page(ActClosed("one"), ActOpened("two")), journal).parts
    assert isinstance(closed.blocks[0], show.ClosingCard)
    assert isinstance(opened.hold, show.PageTurn)
    (alone,) = present(_page(ActOpened("two")), journal).parts
    assert alone.hold is None


def test_a_notice_right_behind_an_act_holds_once_more(journal: Journal) -> None:
    parts = present(_page(ActOpened("one"), SceneEntered("hill")), journal).parts
    assert [type(part.hold) for part in parts] == [type(None), show.Notice]


def test_a_page_without_items_has_no_parts(journal: Journal) -> None:
    assert present(_page(), journal).parts == ()


def test_an_endings_name_stands_on_its_card_and_not_above_the_text(journal: Journal) -> None:
    shown = PassageShown("town.last", "Home again", ())
    (part,) = present(_page(shown, EndingReached("home", "Home again")), journal).parts
    assert part == Part((show.EndingCard("Home again"),))
    assert isinstance(part.blocks[0], show.EndingCard)
    (other,) = present(_page(shown), journal).parts
    assert other == Part((show.Heading("Home again"),))
    assert isinstance(other.blocks[0], show.Heading)


def test_a_fate_bears_the_persons_name_even_where_no_note_is_theirs(journal: Journal) -> None:
    (part,) = present(
        _page(FateShown("ada", "x", ()), FateShown("old-tom", "x", ())), journal
    ).parts
    assert part.blocks == (show.FateCard("Ada", ()), show.FateCard("Old tom", ()))


def test_the_status_says_shown_variables_in_words_and_what_they_were(journal: Journal) -> None:
    assert _sheet(journal).under == (show.Status((show.StatusEntry("Bread", "enough"),)),)
    after = _sheet(journal.after("yard/knock")).under
    assert after == (show.Status((show.StatusEntry("Bread", "a crust", "enough"),)),)


def test_what_is_entered_in_the_ledger_stands_where_it_happened(journal: Journal) -> None:
    result, kept = _sheet(journal.after("yard/knock")).parts[0].blocks
    assert isinstance(result, show.Result)
    assert kept == show.Kept((show.Piece("You woke the yard."),))


def test_before_the_reader_is_somebody_nothing_is_theirs(story: Story) -> None:
    you = WordVariable("you", "Who you are.", ("ada",))
    layout = {"you": 0, **{name: at + 1 for name, at in story.layout.items() if at >= 0}}
    nobody = replace(
        story,
        variables={"you": you, **story.variables},
        layout=layout,
        manifest=replace(story.manifest, protagonist="you"),
        memo={},
    )
    assert _sheet(Journal.begun(nobody)).under == ()


def test_gentle_text_is_shown_to_who_asked_for_it(journal: Journal) -> None:
    town = journal.after("yard/knock").after("hill/leave")
    gentle = _sheet(town, gentle=True).parts[-1].blocks[-1]
    assert gentle == show.Prose((show.Paragraph(((show.Piece("It is over."),),)),))
    assert _sheet(town).parts[-1].blocks[-1] != gentle


def test_the_title_card_tells_the_content_before_the_first_page(journal: Journal) -> None:
    card = title_card(journal)
    assert (card.title, card.subtitle, card.authors) == ("A Small Story", "In two acts", "Nobody")
    assert card.content == (show.Paragraph(((show.Piece("There is a fight in it."),),)),)


def test_the_closing_card_counts_what_was_found(journal: Journal) -> None:
    after = journal.after("yard/knock")
    card = closing_card("The end", after)
    assert (card.notes, card.all_notes) == (len({*after.notes(), *after.met()}), 7)
    assert card.notes > len(after.notes()), "its place is in the notebook too"
    assert [show.bare(line) for line in card.ledger] == ["You woke the yard."]


def test_in_a_scene_outside_time_nothing_stands_under_the_page(story: Story) -> None:
    scenes = {name: replace(scene, timeless=True) for name, scene in story.scenes.items()}
    assert _sheet(Journal.begun(replace(story, scenes=scenes, memo={}))).under == ()

"""Translations: texts whose original has changed, and texts that are missing.

Only files that are translated are looked at: one that is not stands in its own language
as a whole.
"""

from collections.abc import Mapping

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.survey import Survey
from commune.author.checks.translated import things_of
from commune.diagnostics.nearest import did_you_mean
from commune.model.lessons import Translation

ORIGINALS = "originals"  # the key under which a translated file has its hashes


def translations_are_of_today(survey: Survey) -> Findings:
    """Tell each translated text that was made from another original than stands there now."""
    for translation in survey.story.translations:
        file = translation.file
        hashes = _originals(translation, survey) if translation.originals else {}
        for place, made_from in translation.originals.items():
            now = hashes.get(place)
            if place not in translation.texts:
                says = f"“originals” has a hash of “{place}”, which is not translated here"
                hint = did_you_mean(place, translation.texts) or "Take it out."
                keys = [ORIGINALS, place]
            elif now is not None and now != made_from:
                says = f"the original of “{place}” has changed since it was translated"
                hint = f"Translate it anew, and write {now} under “{ORIGINALS}”."
                keys = place.split(".")
            else:
                continue
            where = Where(file, (), things_of(file, place, survey.story))
            at = survey.places.span(file, keys)
            yield finding("translation-stale", where, says, hint, at=at or translation.span)


def translations_are_whole(survey: Survey) -> Findings:
    """Tell a translated file in which texts are missing: the original is shown for them.

    A language in which no file is translated is told as well.
    """
    manifest = survey.story.manifest
    there = {manifest.language, *(one.language for one in survey.story.translations)}
    for language in manifest.languages:
        if language not in there:
            says = f"nothing is translated into “{language}”"
            hint = f"Translate a file under locales/{language}/, or take it out of “languages”."
            at = survey.places.span("story.yaml", ("languages",))
            yield finding("translation-missing", Where("story.yaml"), says, hint, at=at)
    for translation in survey.story.translations:
        file = translation.file
        texts = _originals(translation, survey)
        missing = [place for place in texts if place not in translation.texts]
        if missing:
            first = missing[0]
            where = Where(file, (), things_of(file, first, survey.story))
            count = f"{len(missing)} of {len(texts)} texts are"
            says = f"{count if len(missing) > 1 else 'a text is'} not translated: “{first}”"
            if len(missing) > 1:
                says += " is the first"
            hint = "The original is shown there. Translate it, or allow it in the original’s file."
            at = survey.places.deepest(file, first.split("."))
            yield finding("translation-missing", where, says, hint, at=at or translation.span)


def _originals(translation: Translation, survey: Survey) -> Mapping[str, str]:
    """The texts of the original, each with its short hash."""
    file = translation.original

    def read() -> dict[str, str]:
        # With it come all tables of the readers, and OpenSSL: most stories are in one language.
        from commune.author.checks.originals import short_hash, texts_of  # noqa: PLC0415

        texts = texts_of(file, survey.places.tree(file))
        return {place: short_hash(text) for place, text in texts}

    return survey.kept.hashes(file, read)

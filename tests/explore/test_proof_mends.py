"""Each kind of finding has its mend, one short sentence."""

import pytest

from commune.explore.findings import Finding
from commune.explore.mends import mend
from commune.explore.playing import Trace
from commune.explore.report import _SAYS

PATH = Trace("", None, "", 0)


@pytest.mark.parametrize("kind", _SAYS)
def test_each_kind_of_finding_has_a_mend_of_its_own(kind: str) -> None:
    says = mend(Finding(kind, "a", "impossible"))
    assert says.endswith(".")
    assert len(says) <= 80
    assert says not in {mend(Finding(other, "a", "impossible")) for other in _SAYS if other != kind}


def test_a_summary_that_stays_is_mended_otherwise_than_one_nobody_comes_to() -> None:
    stays = mend(Finding("summary", "a nell", "impossible", path=PATH))
    assert "leaves the scene" in stays
    assert stays != mend(Finding("summary", "a nell", "impossible"))


def test_a_claim_without_a_path_is_not_mended_by_following_one() -> None:
    assert "replay" in mend(Finding("claim", "a", "refuted", path=PATH))
    assert "replay" not in mend(Finding("claim", "a", "refuted"))

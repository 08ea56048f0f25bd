"""For all tests: where they find one another, and how hard Hypothesis looks.

`pytest --hypothesis-profile=thorough` looks ten times as hard.
"""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent.parent))  # `from tests.engine.stories import …`

# Our machines differ too much for deadlines; a whole story takes many draws.
settings.register_profile(
    "daily", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("daily"), max_examples=500)
settings.load_profile("daily")

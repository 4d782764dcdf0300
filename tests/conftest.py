"""Settings for every test."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No deadline: the machine that checks is slower than ours, and a law does not depend on time.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

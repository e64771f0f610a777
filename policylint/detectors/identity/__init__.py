"""Which organisation is behind a policy."""

from __future__ import annotations

"""The phrase-pattern language: reading, compiling and matching patterns. See docs/reference/phrase-patterns.md."""

from __future__ import annotations

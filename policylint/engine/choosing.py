"""Which front end reads a source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from policylint.engine.guarding import Guard
from policylint.frontend import Frontend
from policylint.machine.time_limit import seconds_for
from policylint.reporter import Failure
from policylint.source import Source


def choose_frontend(
    source: Source,
    frontends: Sequence[Frontend],
    forced: str | None = None,
    failures: list[Failure] | None = None,
) -> Frontend:
    """The front end for a source: the one forced by name, else the first that has its suffix and recognises it.

    A file with a suffix that nobody claims is offered to all; what was taken from a DOCX or a PDF is, to those that read
    such. One that fails when it is asked recognises nothing, and is added to `failures`. Raises ValueError for an
    unknown forced name.
    """
    if forced is not None:
        for frontend in frontends:
            if frontend.name == forced:
                return frontend
        known = ", ".join(sorted(frontend.name for frontend in frontends))
        raise ValueError(f"unknown format {forced!r}; known: {known}")
    if source.extract is not None:
        made_for = [frontend for frontend in frontends if frontend.name == source.extract.format]
        return made_for[0] if made_for else frontends[-1]
    suffix = PurePath(source.path).suffix.lower()
    claiming = [frontend for frontend in frontends if suffix in frontend.suffixes] or list(frontends)
    guard = Guard(source.path, seconds_for(len(source.text)))
    chosen = claiming[-1]
    for frontend in claiming:
        if any(guard.run(f"front end {frontend.name}", lambda f=frontend: [f.recognises(source)])):  # type: ignore[misc]
            chosen = frontend
            break
    if failures is not None:
        failures += guard.failures
    return chosen

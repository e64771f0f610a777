"""From sources to a policy, as a request wants them read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policylint.engine.choosing import choose_frontend
from policylint.engine.understanding import Understood, understand, understand_together
from policylint.host import Parts
from policylint.machine.clock import Clock
from policylint.reporter import Failure
from policylint.request.loading import Request
from policylint.source import Source


def understand_source(
    source: Source, request: Request, parts: Parts, clock: Clock | None = None, described: bool = True
) -> Understood:
    """One source as a policy. Raises ValueError for an unknown forced format.

    Its disclosures may be left undescribed until then, if it is only to be judged (see `engine.understanding`).
    """
    failures: list[Failure] = []
    frontend = choose_frontend(source, parts.frontends, request.format, failures)
    understood = understand(
        source,
        frontend,
        parts.detectors,
        today=request.today,
        facts=request.facts,
        templates=request.templates,
        clock=clock,
        described=described,
    )
    return _with(failures, understood)


def understand_sources(
    sources: Sequence[Source],
    request: Request,
    parts: Parts,
    clock: Clock | None = None,
    described: bool = True,
) -> Understood:
    """The files of one policy, the main one first, as a policy. Raises as `understand_source` does."""
    if len(sources) == 1:
        return understand_source(sources[0], request, parts, clock, described)
    failures: list[Failure] = []
    read = [
        (source, choose_frontend(source, parts.frontends, request.format, failures)) for source in sources
    ]
    understood = understand_together(
        read,
        parts.detectors,
        today=request.today,
        facts=request.facts,
        templates=request.templates,
        clock=clock,
        described=described,
    )
    return _with(failures, understood)


def _with(failures: Sequence[Failure], understood: Understood) -> Understood:
    return replace(understood, failures=(*failures, *understood.failures)) if failures else understood

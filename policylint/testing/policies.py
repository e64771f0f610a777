"""The policy that a rule sees for a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from policylint.disclosure import Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.engine.understanding import understand, understand_together
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.source import Source

TODAY = "2026-11-22"
"""The date that tests take for today, unless they say otherwise."""


@cache
def parts() -> Parts:
    """All front ends and detectors, loaded once."""
    return load_parts(("frontends", "detectors"))


def policy_of(
    text: str,
    *,
    format: str | None = None,
    path: str = "policy.md",
    today: str = TODAY,
    detect: bool = False,
    disclosures: Iterable[Disclosure] = (),
    facts: dict[str, object] | None = None,
    templates: Sequence[str] | None = None,
) -> Policy:
    """The policy that a rule sees for `text`.

    `format` names a front end ("markdown", "text"); without it the suffix of `path` decides. `today` is
    an ISO date. With `detect`, the installed detectors run; `disclosures` are added to what they find.
    `templates` are the template languages whose expressions may be in it.

    Raises ValueError for an unknown format or date, AssertionError if a front end or a detector fails.
    """
    installed = parts()
    source = Source(path, text)
    failures: list[Failure] = []
    understood = understand(
        source,
        choose_frontend(source, installed.frontends, format, failures),
        installed.detectors if detect else (),
        today=date.fromisoformat(today),
        facts=facts,
        templates=templates,
    )
    failures += understood.failures
    if failures:
        raise AssertionError("; ".join(f"{f.what}: {f.message}" for f in failures))
    policy = understood.policy
    return replace(policy, disclosures=(*policy.disclosures, *disclosures))


def policy_of_files(files: Mapping[str, str], *, today: str = TODAY, detect: bool = False) -> Policy:
    """The policy that a rule sees for a text split over files, given by their paths, the main one first.

    `policy_of` says the rest.
    """
    installed = parts()
    sources = [Source(path, text) for path, text in files.items()]
    failures: list[Failure] = []
    understood = understand_together(
        [(source, choose_frontend(source, installed.frontends, None, failures)) for source in sources],
        installed.detectors if detect else (),
        today=date.fromisoformat(today),
    )
    failures += understood.failures
    if failures:
        raise AssertionError("; ".join(f"{f.what}: {f.message}" for f in failures))
    return understood.policy

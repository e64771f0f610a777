"""Which inputs make one policy: those of a `[[policy]]` of the configuration together, each other one alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from policylint import inputs
from policylint.frozen import dataclass
from policylint.request.loading import Request, input_failure, path_of, read_bytes

if TYPE_CHECKING:
    from policylint.reporter import Failure
    from policylint.request.plan import FilePlan
    from policylint.request.selections import Selections
    from policylint.source import Source


@dataclass(frozen=True, slots=True)
class PolicyInput:
    """The names of the inputs that make a policy, the main one first, and what the configuration calls it."""

    names: tuple[str, ...]
    title: str = ""


def prepared(names: Sequence[str], selections: Selections) -> list[PolicyInput]:
    """The policies that inputs belong to, with everything prepared for files that nobody named, too."""
    selections.prepare(names)
    policies = grouped(names, selections.request, selections.plan)
    every = [name for one in policies for name in one.names]
    if len(every) > len(names):
        selections.prepare(every)
    return policies


def grouped(names: Sequence[str], request: Request, plan: FilePlan | None) -> list[PolicyInput]:
    """The policies that inputs belong to, in the order of the inputs, each once.

    Whoever asks for one file of a policy that is split over several gets all of them, so that what is found does
    not depend on which was asked for. Raises `config.problems.ConfigError` for a configuration that cannot be used.
    """
    if plan is None or not plan.splits:
        return [PolicyInput((name,)) for name in names]
    given = {full_path(path_of(name, request)): name for name in names}
    found: dict[tuple[str, ...], PolicyInput] = {}
    for name in names:
        split = plan.policy_of(path_of(name, request))
        files = split.files if split is not None else (full_path(path_of(name, request)),)
        title = split.name if split is not None else ""
        whole = tuple(given.get(file) or _beside(file, name) for file in files)
        found.setdefault(files, PolicyInput(whole, title))
    return list(found.values())


def read_policy(one: PolicyInput, request: Request, failures: list[Failure]) -> list[Source]:
    """The files of a policy, read; none of them, if one cannot be: what seems to be missing may stand there.

    What cannot be read is added to `failures`.
    """
    return [source for source, _ in read_files(one, request, failures)]


def read_files(one: PolicyInput, request: Request, failures: list[Failure]) -> list[tuple[Source, bytes]]:
    """As `read_policy`, each file with the bytes that were read."""
    found = []
    for name in one.names:
        data = read_bytes(name, request)
        if isinstance(data, inputs.InputProblem):
            failures.append(input_failure(data))
            continue
        source = inputs.source_of(data, path_of(name, request))
        if isinstance(source, inputs.InputProblem):
            failures.append(input_failure(source))
        else:
            found.append((source, data))
    return found if len(found) == len(one.names) else []


def full_path(path: str) -> str:
    """The path by which a file is told from others, links not followed."""
    return os.path.abspath(path)  # noqa: PTH100


def _beside(file: str, name: str) -> str:
    """A file nobody named, written as the one is for whose sake it is read."""
    if os.path.isabs(name):  # noqa: PTH117
        return file
    try:
        return os.path.relpath(file)
    except ValueError:
        return file

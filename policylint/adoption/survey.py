"""What a repository holds: its policies, the laws they speak of, and the services that run its checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from policylint.config.finding import closest
from policylint.frozen import dataclass
from policylint.host import Parts
from policylint.inputs import InputProblem, contents
from policylint.policy import Policy
from policylint.request.discovery import Discovery, is_readable, speaks_of_privacy
from policylint.request.loading import Request, found_names, read_source
from policylint.request.understanding import understand_source

MOST = 300
"""Files that are read at most: looking must not take minutes in a repository full of documentation."""
ENOUGH = 8
"""Topics that a file must disclose to be taken for a policy although its name does not say so."""

SIGNS = {
    "audience.europe": ("gdpr",),
    "legal-basis": ("gdpr",),
    "audience.california": ("caloppa", "ccpa"),
}
"""Topics that only those speak of who have a law in mind, and the frameworks for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A policy, by its path from the root (with `/`), and the frameworks that its text suggests.

    `is_named` is whether its name, or that of a folder, says that it is one, so that it is found without being
    configured. `stands_alone` is whether it is a declaration, which is never a part of something else.
    """

    path: str
    frameworks: tuple[str, ...]
    is_named: bool = True
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """A repository as it is.

    `configuration` is the file that holds for it already. `hook` is `.pre-commit-config.yaml`, whether it
    exists or not. `unread` counts files that were not looked at, beyond the most that are;
    `problems` are what kept some from being found.
    """

    root: Path
    policies: tuple[Found, ...]
    configuration: Path | None
    on_git: bool
    on_github: bool
    on_gitlab: bool
    unread: int = 0
    problems: tuple[InputProblem, ...] = ()

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The frameworks that all policies suggest that suggest any, in the order of `SIGNS`."""
        suggested = [one.frameworks for one in self.policies if one.frameworks]
        ordered = dict.fromkeys(name for names in SIGNS.values() for name in names)
        return tuple(name for name in ordered if suggested and all(name in names for names in suggested))

    @property
    def special(self) -> dict[tuple[str, ...], list[Found]]:
        """The policies that suggest more frameworks than all do, by these."""
        found: dict[tuple[str, ...], list[Found]] = {}
        for one in self.policies:
            if one.frameworks and one.frameworks != self.frameworks:
                found.setdefault(one.frameworks, []).append(one)
        return found

    @property
    def hook(self) -> Path:
        return self.root / ".pre-commit-config.yaml"


def survey(root: Path, parts: Parts, today: date) -> Survey:
    """Look at a directory. Reads its policies; runs nothing of it."""
    suffixes = {suffix for frontend in parts.frontends for suffix in frontend.suffixes}

    def is_named(name: str) -> bool:
        return speaks_of_privacy(Path(name), root, suffixes)

    readable = Discovery(
        included=lambda name: is_readable(Path(name), suffixes) or is_named(name), may_be_empty=True
    )
    request = Request((str(root),), today, discovery=lambda _: readable)
    found, problems = found_names(request, parts)
    names = sorted(found, key=lambda name: not is_named(name))
    policies = tuple(_policies(root, names[:MOST], request, parts, is_named))
    return Survey(
        root,
        policies,
        closest(root.absolute()),
        on_git=(root / ".git").exists(),
        on_github=(root / ".github").is_dir() or "github.com" in _remote(root),
        on_gitlab=(root / ".gitlab-ci.yml").is_file() or "gitlab" in _remote(root),
        unread=max(0, len(names) - MOST),
        problems=tuple(problems),
    )


def _policies(
    root: Path, names: Sequence[str], request: Request, parts: Parts, is_named: Callable[[str], bool]
) -> list[Found]:
    found = []
    for name in names:
        source = read_source(name, request)
        if isinstance(source, InputProblem):
            continue
        policy = understand_source(source, request, parts).policy
        named = is_named(name)
        if named or _reads_as_policy(policy):
            path = Path(name).relative_to(root).as_posix()
            found.append(Found(path, _suggested(policy), named, policy.declaration is not None))
    return found


def _reads_as_policy(policy: Policy) -> bool:
    return policy.coverage.absence_is_meaningful and len({one.topic for one in policy.disclosures}) >= ENOUGH


def _suggested(policy: Policy) -> tuple[str, ...]:
    named = [name for topic, names in SIGNS.items() if policy.about(topic) for name in names]
    return tuple(dict.fromkeys(named))


def _remote(root: Path) -> str:
    """The part of git's configuration that names where the repository is pushed to, read as text."""
    try:
        text = contents(root / ".git" / "config").decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(line for line in text.splitlines() if line.strip().startswith("url"))

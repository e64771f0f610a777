"""Which files a run reads: explicit paths always, directories by name and suffix, standard input as `-`."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path

from policylint.frozen import dataclass
from policylint.inputs import EXTRACTED, STDIN, STDIN_NAME, InputProblem
from policylint.patterns import deferred

SKIPPED = frozenset(
    {"node_modules", "__pycache__", "venv", "site-packages", "dist", "build", "target", "vendor"}
)
"""Folders that hold other people's code, or copies."""


_NAME = deferred(
    "privacy|privacidad|datenschutz|vie[-_ ]?privee|(?:politique|declaration|charte|notice|avis)[-_ ](?:de[-_ ])?confidentialite"
    "|donnees[-_ ]personnelles|riservatezza|privatliv|integritetspolicy|personvern|tietosuoja|prywatnosc|osobnich[-_ ]udaju|^confidentialite$"
)
"""What the name of a file says that speaks of privacy, in the languages that are told apart; in lower case, without accents."""

_FOLDER = deferred(
    r"privacy(?:[-_ ]?(?:polic(?:y|ies)|notices?|statements?))?|privacidade?|datenschutz(?:erklaerung(?:en)?)?"
    r"|confidentialite|vie[-_ ]?privee|riservatezza|privatliv(?:spolitik)?|integritetspolicy|personvern|tietosuoja|prywatnosc"
)

_NAMED = (".policy", "", ".")
"""Suffixes of files that may be policies by their names."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """Which files of a directory are read.

    `excluded` tells for a path whether it is left out, and with `force_exclude` for files named outright, too.
    `included` tells which files count as policies; None is the default (see `find`). `gitignore` is whether
    what git ignores is left out. `skipped` are names of folders that are never entered. `named` are files, by absolute
    path, that are read if they lie in the directory, whatever their names.
    """

    excluded: Callable[[str], bool] | None = None
    included: Callable[[str], bool] | None = None
    gitignore: bool = True
    force_exclude: bool = False
    skipped: frozenset[str] = SKIPPED
    may_be_empty: bool = False
    named: tuple[str, ...] = ()

    def leaves_out(self, path: str) -> bool:
        """Whether a path is excluded."""
        return self.excluded is not None and self.excluded(path)

    def refuses(self, path: str) -> bool:
        """Whether a file is left out although it is named outright."""
        return self.force_exclude and (self.leaves_out(path) or self._is_below_skipped(path))

    def _is_below_skipped(self, path: str) -> bool:
        try:
            inside = Path(path).absolute().relative_to(Path.cwd())
        except ValueError:
            return False
        return any(part in self.skipped for part in inside.parts[:-1])


def find(
    paths: Sequence[str], suffixes: Iterable[str], discovery: Discovery | None = None
) -> tuple[list[str], list[InputProblem]]:
    """The names of the files to read, each once, in a stable order; and what is wrong with the paths given.

    A file named outright is always read. In a directory, every file with a known suffix (lower case, with its
    dot) is, but for hidden ones, what git ignores, and folders of other people's code. In a directory that is a
    repository, and holds files whose names speak of privacy (in any of the languages that are told apart), or `.policy` files, only those are, and what lies in
    folders that are called so ("privacy", "privacy-policies"). DOCX and PDF are only where their own names speak of
    privacy, and what reads them is installed.
    """
    discovery = discovery or Discovery()
    known = frozenset(suffixes)
    found: dict[str, None] = {}
    problems: list[InputProblem] = []
    for name in paths:
        path = Path(name)
        if name == STDIN or path.is_file():
            if name == STDIN or not discovery.refuses(name):
                found[name] = None
        elif path.is_dir():
            before = len(problems)
            inside = _in_directory(path, known, discovery, problems)
            inside = sorted({*inside, *_named_in(path, discovery)}) if discovery.named else inside
            if not inside and not discovery.may_be_empty and len(problems) == before:
                endings = ", ".join(sorted(known))
                looked = (
                    "`include` of the configuration fits none"
                    if discovery.included
                    else f"looked for {endings}"
                )
                hint = looked if discovery.included else _unread(path, discovery) or looked
                problems.append(InputProblem(name, "no policies in this directory", hint))
            found.update(dict.fromkeys(inside))
        elif path.exists() or path.is_symlink():
            problems.append(InputProblem(name, "is neither a file nor a directory"))
        else:
            problems.append(InputProblem(name, "no such file or directory", _meant(name, path)))
    return list(found), problems


def distinct(names: Iterable[str], stdin_name: str = STDIN_NAME) -> list[str]:
    """The names of inputs without those that mean the same file, by another spelling or a link.

    Of several names, the first that is no link is kept, else the first. Standard input stands for the file whose name it bears.
    """
    kept: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        file = _real_path(stdin_name if name == STDIN else name, folders)
        other = kept.setdefault(file, name)
        if name == STDIN or (other != STDIN and _is_link(other, file) and not _is_link(name, file)):
            kept[file] = name
    return list(kept.values())


def _real_path(name: str, folders: dict[str, str]) -> str:
    """As `os.path.realpath` has it, which looks at all folders above each file; `folders` are those it was asked about."""
    folder, last = os.path.split(name)
    if os.name == "nt" or last in ("", ".", "..") or os.path.islink(name):  # noqa: PTH114
        return os.path.realpath(name)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], last)  # noqa: PTH118


def _is_link(name: str, file: str) -> bool:
    return os.path.abspath(name) != file  # noqa: PTH100


def _in_directory(
    root: Path, suffixes: frozenset[str], discovery: Discovery, problems: list[InputProblem]
) -> list[str]:
    files = [name for name in _walk(root, discovery, problems) if not discovery.leaves_out(name)]
    if discovery.included is not None:
        return sorted(name for name in files if discovery.included(name))
    likely = {*suffixes, *EXTRACTED, *_NAMED}
    files = [name for name in files if os.path.splitext(name)[1].lower() in likely]  # noqa: PTH122
    readable = [name for name in files if is_readable(Path(name), suffixes)]
    if (root / ".git").exists():
        named = [name for name in files if speaks_of_privacy(Path(name), root, suffixes)]
        return sorted(named or readable)
    return sorted(readable)


def is_readable(path: Path, suffixes: Container[str]) -> bool:
    """Whether a file in a directory is one that can be read, and is meant to be, by its name and suffix."""
    suffix = path.suffix.lower()
    if suffix in EXTRACTED:
        return suffix in suffixes and _is_named(path.stem) and _can_read(suffix)
    return suffix in suffixes


def speaks_of_privacy(path: Path, root: Path, suffixes: Container[str]) -> bool:
    """Whether a file below `root` is taken for a policy by its name, or by that of a folder it lies in."""
    suffix = path.suffix.lower()
    if suffix == ".policy":
        return True
    readable = is_readable(path, suffixes)
    if _is_named(path.stem):
        return readable or not suffix
    folders = path.relative_to(root).parts[:-1]
    return readable and any(_FOLDER.fullmatch(_plain(folder)) for folder in folders)


def _is_named(stem: str) -> bool:
    return _NAME.search(_plain(stem)) is not None


def _plain(name: str) -> str:
    """A name in lower case, without accents."""
    if name.isascii():
        return name.lower()
    from unicodedata import category, normalize

    return "".join(one for one in normalize("NFKD", name.lower()) if category(one) != "Mn")


def _can_read(suffix: str) -> bool:
    from policylint.extraction.recognising import can_read

    return can_read(suffix)


def _unread(root: Path, discovery: Discovery) -> str:
    """What to do about documents in a directory of which nothing else is read; empty if it has none."""
    for name in sorted(_walk(root, discovery, [])):
        suffix = Path(name).suffix.lower()
        if suffix not in EXTRACTED or discovery.leaves_out(name):
            continue
        if not _can_read(suffix):
            return f"{Path(name).name} needs more than is installed: pip install 'policylint[{suffix[1:]}]'"
        return f"to read {Path(name).name}, name it"
    return ""


def _named_in(root: Path, discovery: Discovery) -> Iterator[str]:
    """The named files that lie in a directory."""
    full = root.absolute()
    for name in discovery.named:
        if Path(name).is_relative_to(full) and Path(name).is_file() and not discovery.leaves_out(name):
            yield str(root / Path(name).relative_to(full))


def _walk(root: Path, discovery: Discovery, problems: list[InputProblem]) -> list[str]:
    from policylint.request.walking import walk

    return walk(root, skipped=discovery.skipped, gitignore=discovery.gitignore, problems=problems)


def _meant(name: str, path: Path) -> str:
    """What was meant by a file that does not exist: one beside it whose name is like its own, whatever comes behind the dot."""
    from difflib import get_close_matches

    if name.startswith(("https://", "http://")):
        return "only files are read; save the page, or give its text to standard input, which is `-`"
    try:
        neighbours = sorted(path.parent.iterdir())
    except OSError:
        return ""
    stems = get_close_matches(path.stem, [entry.stem for entry in neighbours], 3, 0.6)
    like = [entry.name for entry in neighbours if entry.stem in stems[:1]]
    close = get_close_matches(path.name, like, 1, 0.0)
    return f"did you mean {str(path.parent / close[0])!r}?" if close else ""


def repository_of(folder: str) -> str:
    """The closest folder at or above an absolute one that holds `.git`; empty if there is none. Runs no git."""
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return ""
        folder = above
    return folder

"""Where a run takes its configuration from: the closest file, one that was named, or none; each loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from policylint.config.config import EMPTY, Config
from policylint.config.finding import config_of, here
from policylint.config.problems import ConfigError, ConfigProblem
from policylint.frozen import dataclass


@dataclass(slots=True)
class Sources:
    """The configurations of a run.

    `named` is a file that holds for everything; `isolated` means that no file does. `pairs` are `KEY=VALUE`
    settings of the command line, which every configuration takes over.
    """

    named: str | None = None
    isolated: bool = False
    pairs: tuple[str, ...] = ()
    _loaded: dict[Path | None, tuple[Config, list[ConfigProblem]]] = field(default_factory=dict)

    def file_for(self, path: str) -> Path | None:
        """The configuration file that holds for a file."""
        if self.isolated:
            return None
        return Path(self.named) if self.named else config_of(path)

    def config_for(self, path: str) -> Config:
        """The configuration that holds for a file. Raises ConfigError."""
        file = self.file_for(path)
        if file is None and not self.pairs:
            return EMPTY
        config, problems = self._load(file)
        if problems:
            raise ConfigError(problems)
        return config

    def readable(self, path: str) -> Config:
        """The configuration that holds for a file, as far as it can be read."""
        file = self.file_for(path)
        return EMPTY if file is None and not self.pairs else self._load(file)[0]

    def readable_here(self) -> Config:
        """The configuration of the working folder, as far as it can be read."""
        return self.readable(here())

    def load(self, paths: Iterable[str]) -> list[ConfigProblem]:
        """Load the configurations of all these files; what is wrong with any of them."""
        files = dict.fromkeys(self.file_for(path) for path in paths)
        return [problem for file in files if file or self.pairs for problem in self._load(file)[1]]

    def loaded(self) -> tuple[Config, ...]:
        """All configurations loaded so far, as far as they could be read."""
        return tuple(config for config, _ in self._loaded.values())

    def _load(self, file: Path | None) -> tuple[Config, list[ConfigProblem]]:
        if file not in self._loaded:
            from policylint.config.loading import load, merged, read_settings

            config, problems = load(file) if file else (EMPTY, [])
            if file and not self.named and config.get("policy"):
                from policylint.config.splitting import strays

                problems += strays(config, file)
            if self.pairs:
                over, more = read_settings(self.pairs, Path.cwd())
                config, problems = merged(config, over), problems + more
            self._loaded[file] = (config, problems)
        return self._loaded[file]

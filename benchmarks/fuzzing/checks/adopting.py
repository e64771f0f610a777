"""`init`: files of others that we add to, and the configuration that it proposes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from fuzzing.oracles import hold
from fuzzing.target import as_text
from policylint.adoption.hook import HookError, with_hook
from policylint.adoption.proposal import proposals
from policylint.adoption.survey import Found, Survey
from policylint.config.loading import load


def hook(data: bytes) -> None:
    """A `.pre-commit-config.yaml` with our hook is the same file, with one more repository at the end of its list."""
    text = as_text(data)
    try:
        before = yaml.safe_load(text)
        after = with_hook(text, "0.1.0", by_name=True)
    except (yaml.YAMLError, HookError, ValueError):
        return
    if not isinstance(before, dict) or not isinstance(before.get("repos"), list):
        return
    read = yaml.safe_load(after)
    hold(isinstance(read, dict) and read.keys() == before.keys(), "the file has other keys than before")
    hold(read["repos"][:-1] == before["repos"], "other repositories than before")
    hold(read["repos"][-1]["hooks"][0]["id"] == "policylint", "our hook is not the last one")
    hold({**read, "repos": 0} == {**before, "repos": 0}, "other values than before")


def proposed(data: bytes) -> None:
    """The configuration for policies of any names, one a line, can be loaded, and means them."""
    names = dict.fromkeys(one for one in as_text(data).split("\n") if Path(one).parts == (*one.split("/"),))
    with TemporaryDirectory() as place:
        root = Path(place)
        found = [_found(root, name, number) for number, name in enumerate(names)]
        survey = Survey(root, tuple(one for one in found if one is not None), None, True, True, False)
        for one in proposals(survey, None, "0.1.0", hook=True, workflow=True):
            hold(bool(one.text), "nothing is proposed")
            if one.path.suffix != ".toml":
                yaml.safe_load(one.text)
                continue
            (root / one.path).write_text(one.text, encoding="utf-8")
            config, problems = load(root / one.path)
            hold(not problems, f"a proposal that is no configuration: {problems}")
            for policy in survey.policies if config.get("include") else ():
                meant = any(each.matches(str(root / policy.path)) for each in config.get("include"))
                hold(meant, f"{policy.path!r} is not meant")


def _found(root: Path, name: str, number: int) -> Found | None:
    """A policy of this name, if there can be one."""
    try:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    except (OSError, ValueError):
        return None
    laws = (("gdpr",), ("gdpr", "ccpa"), ())[number % 3]
    return Found(name, laws, number % 2 == 1, name.endswith(".policy"))

"""Files of others that we add to."""

from __future__ import annotations

import yaml

from fuzzing.oracles import hold
from fuzzing.target import as_text
from policylint.adoption.hook import HookError, with_hook


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

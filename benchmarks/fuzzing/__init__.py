"""Fuzzing: what is fuzzed (`targets`), with which inputs (`texts`, `programs`, `tables`, `files`), and what must hold (`oracles`)."""

"""Fuzz every reader, projector, detector, formatter and reporter: nothing may crash, hang, or point beside its text.

    python benchmarks/fuzz.py [--seconds N] [--inputs N] [--seed N] [--target NAME …] [--keep DIR]
    python benchmarks/fuzz.py --replay FILE …
    python benchmarks/fuzz.py --atheris --target NAME [--seconds N]
    python benchmarks/fuzz.py --list

The seconds are shared by all targets, each of which gets five inputs at least; reducing an input that fails takes some more. With a seed, the same inputs come in the same order. Exit status: 0
nothing was found, 1 a target failed (the smallest input that shows it is kept), 2 a wrong command.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from random import SystemRandom

MOST = 10**9


def main() -> int:
    arguments = _parser().parse_args()
    if arguments.atheris and len(arguments.target) == 1:
        from fuzzing.guided import fuzz

        arguments.keep.mkdir(parents=True, exist_ok=True)
        fuzz(arguments.target[0], arguments.seconds, _seed(arguments), arguments.keep)
    from fuzzing.targets import targets

    known = targets()
    if arguments.list:
        print("\n".join(f"{target.name:16} {target.promise}" for target in known.values()))
        return 0
    if arguments.replay:
        return max(_replayed(file) for file in arguments.replay)
    if unknown := sorted({*arguments.target} - {*known}):
        print(f"unknown target {unknown[0]!r}; --list lists them", file=sys.stderr)
        return 2
    names = arguments.target or list(known)
    return _guided(names, arguments) if arguments.atheris else _all(names, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="for all targets together (60)")
    parser.add_argument("--inputs", type=int, default=MOST, help="at most so many for each target")
    parser.add_argument("--seed", type=int, help="the same inputs each time (else new ones)")
    parser.add_argument("--target", nargs="+", action="extend", default=[], metavar="NAME")
    parser.add_argument(
        "--keep", type=Path, default=Path("build/fuzz"), help="where failing inputs are left (build/fuzz)"
    )
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FILE", help="try kept inputs again")
    parser.add_argument("--atheris", action="store_true", help="led by coverage; needs atheris (extra: fuzz)")
    parser.add_argument("--list", action="store_true", help="the targets, and what each promises")
    return parser


def _seed(arguments: argparse.Namespace) -> int:
    return arguments.seed if arguments.seed is not None else SystemRandom().randrange(2**31)


def _all(names: list[str], arguments: argparse.Namespace) -> int:
    from fuzzing.running import fuzzed, kept
    from fuzzing.targets import targets

    seed, share, ends = _seed(arguments), arguments.seconds / len(names), time.monotonic() + arguments.seconds
    print(f"seed {seed}", flush=True)
    arguments.keep.mkdir(parents=True, exist_ok=True)
    failed = False
    for number, name in enumerate(names):
        target = targets()[name]
        seconds = max((ends - time.monotonic()) / (len(names) - number), share / 2)
        result = fuzzed(target, seed, seconds, arguments.inputs, arguments.keep)
        print(f"{name:16} {result.tried:>7} inputs  slowest {result.slowest:.3f} s", flush=True)
        for found in result.failures.values():
            failed = True
            print(
                f"    {found.told}\n    python benchmarks/fuzz.py --replay {kept(target, found, arguments.keep)}",
                flush=True,
            )
    return int(failed)


def _replayed(file: Path) -> int:
    """Try a kept input again; what it raises is shown in full."""
    import traceback

    from fuzzing.running import attempt
    from fuzzing.targets import targets

    name = max((name for name in targets() if file.name.startswith(f"{name}-")), key=len, default=None)
    if name is None:
        print(f"{file}: the name begins with that of no target", file=sys.stderr)
        return 2
    try:
        taken = attempt(targets()[name], file.read_bytes())
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{file}: holds, in {taken:.3f} s")
    return 0


def _guided(names: list[str], arguments: argparse.Namespace) -> int:
    """Each target in a process of its own, for atheris ends it."""
    failed = 0
    for name in names:
        command = [sys.executable, __file__, "--atheris", "--target", name, "--keep", str(arguments.keep)]
        command += ["--seconds", str(arguments.seconds / len(names)), "--seed", str(_seed(arguments))]
        print(name, flush=True)
        failed |= subprocess.run(command, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

"""Blocks that may take so long: interrupted where that is possible, told afterwards where not."""

from __future__ import annotations

import bdb
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from policylint.inputs import LARGEST
from policylint.machine.time_limit import OutOfTimeError, debugged, seconds_for, time_limit

INTERRUPTED = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing can be interrupted here")


def busy(seconds: float) -> str:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
    return "done"


def limited(seconds: float, work: Callable[[], str]) -> str:
    with time_limit(seconds):
        return work()


def test_long_documents_have_more_time_but_no_part_holds_up_a_run_for_long() -> None:
    assert seconds_for(0) == seconds_for(100_000) == 20
    assert seconds_for(1_100_000) == 40
    assert 400 < seconds_for(LARGEST) < 450


def test_what_is_quick_is_left_alone() -> None:
    assert limited(5, lambda: "done") == "done"


@INTERRUPTED
def test_what_takes_longer_is_interrupted() -> None:
    with pytest.raises(OutOfTimeError, match=r"took more than 0\.02 s"):
        limited(0.02, lambda: busy(60))


@INTERRUPTED
def test_what_handled_the_signal_before_does_so_again() -> None:
    before = signal.signal(signal.SIGPROF, signal.SIG_IGN)
    try:
        limited(5, lambda: "done")
        assert signal.getsignal(signal.SIGPROF) is signal.SIG_IGN
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGPROF, before)


def test_in_a_thread_it_is_told_afterwards() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(limited, 5, lambda: "done").result() == "done"
        with pytest.raises(OutOfTimeError, match=r"took more than 0\.01 s"):
            pool.submit(limited, 0.01, lambda: busy(0.05)).result()


def test_in_a_thread_an_error_of_the_block_is_told_and_not_how_long_it_took() -> None:
    def fail() -> str:
        busy(0.05)
        raise ValueError("no luck")

    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="no luck"):
        pool.submit(limited, 0.01, fail).result()


STOPPED = """
import time
from policylint.machine.time_limit import time_limit
with time_limit(0.2):
    print("begun", flush=True)
    for _ in range(10):
        time.sleep(0.1)
print("done")
"""


@INTERRUPTED
def test_a_process_that_was_stopped_for_a_while_has_not_taken_that_time() -> None:
    with subprocess.Popen([sys.executable, "-c", STOPPED], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(0.6)
        child.send_signal(signal.SIGSTOP)
        time.sleep(2.5)
        child.send_signal(signal.SIGCONT)
        assert child.stdout.read() == "done\n"


def waited(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


@INTERRUPTED
def test_what_only_waits_is_interrupted_too() -> None:
    with pytest.raises(OutOfTimeError):
        limited(0.02, lambda: waited(30))


@INTERRUPTED
def test_whoever_looks_at_it_with_a_debugger_takes_what_time_they_want() -> None:
    assert limited(0.02, lambda: str(bdb.Bdb(skip=["*"]).runcall(waited, 0.8))) == "done"


def test_a_debugger_is_seen_by_what_stands_around() -> None:
    assert bdb.Bdb(skip=["*"]).runcall(lambda: debugged(sys._getframe())) is True
    assert debugged(sys._getframe()) is False
    assert debugged(None) is False

"""The standing on disk: kept between openings, whole or fresh, and never in the way of anybody."""

from __future__ import annotations

import math
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.client.ledger import FORMAT, MARK, Shared
from vultr_tui.client.standing import LONGEST, Standing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "budget"


def standing(path: Path, now: float = 100.0) -> Standing:
    ledger = Shared(path)
    with ledger.open(now) as found:
        pass
    ledger.close()
    return found


def keep(path: Path, due: float, throttled_at: float = -math.inf, share: float = 1.0) -> None:
    ledger = Shared(path)
    with ledger.open(0.0) as kept:
        kept.due, kept.throttled_at, kept.share = due, throttled_at, share
    ledger.close()


def test_what_one_writes_the_other_reads(path: Path) -> None:
    keep(path, 100.5, 90.0, 0.5)
    assert standing(path) == Standing(100.5, 90.0, 0.5)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size == FORMAT.size


@given(content=st.binary(max_size=64) | st.binary(min_size=24, max_size=24).map(lambda tail: MARK + tail))
def test_a_damaged_file_is_a_fresh_one(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("damaged") / "budget"
    path.write_bytes(content)
    assert standing(path).possible(100.0)
    keep(path, 101.0)
    assert standing(path).due == 101.0


def test_what_an_earlier_run_of_the_machine_left_behind_counts_for_nothing(path: Path) -> None:
    keep(path, 100 + LONGEST + 1, 90.0, 0.5)
    assert standing(path) == Standing()


def test_a_process_whose_clock_was_read_a_moment_earlier_forgets_nothing(path: Path) -> None:
    keep(path, 105.0, 100.2, 0.5)
    assert standing(path, 100.1) == Standing(105.0, 100.2, 0.5)


def test_a_file_that_took_its_place_is_opened_anew(path: Path) -> None:
    ledger = Shared(path)
    with ledger.open(100.0) as kept:
        kept.due = 101.0
    path.unlink()
    keep(path, 102.0)
    with ledger.open(100.0) as kept:
        assert kept.due == 102.0
    ledger.close()


def test_no_file_stays_open_for_the_children(path: Path) -> None:
    ledger = Shared(path)
    with ledger.open(0.0):
        listed = subprocess.run(
            ["/bin/ls", "-l", "/dev/fd/"], capture_output=True, text=True, close_fds=False, check=True
        )
    ledger.close()
    assert path.name not in listed.stdout


HOLD = """
import sys, time
from pathlib import Path
from vultr_tui.client.ledger import Shared
with Shared(Path(sys.argv[1])).open(0.0) as standing:
    standing.due = 5.0
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_lock_that_is_not_let_go_is_not_waited_for_and_goes_with_its_process(path: Path) -> None:
    keep(path, 1.0)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BlockingIOError, match="a process that was stopped has it"):
            standing(path)
        holder.send_signal(signal.SIGKILL)
    assert standing(path).due == 1.0

"""One test over many cases: of thousands each a test of its own, more time goes into the tests than into the cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any

Test = Callable[..., None]


def each(cases: Mapping[str, tuple[Any, ...]]) -> Callable[[Test], Test]:
    """Have a test tried on every case; each that fails is told with its name, and keeps no other from being tried."""

    def over(test: Test) -> Test:
        def tried_on_each() -> None:
            failed = []
            for name, case in cases.items():
                try:
                    test(*case)
                except Exception as error:  # noqa: BLE001  (told below, with the others)
                    error.add_note(f"The case is {name}.")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(cases)} cases", failed)

        update_wrapper(tried_on_each, test)
        del tried_on_each.__wrapped__  # type: ignore[attr-defined]  # by it pytest would ask for what the cases give
        return tried_on_each

    return over

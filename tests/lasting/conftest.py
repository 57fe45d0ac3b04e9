"""Programs to be left behind."""

from tests.command.conftest import program

__all__ = ["program"]

"""Made-up servers, the same for every yardstick. Imports nothing, so that it costs nothing to load."""

COLUMNS = ("label", "state", "address", "region", "plan", "price")
WIDTHS = (14, 8, 14, 10, 18, 7)

ROLES = ("web", "db", "cache", "queue", "build")
STATES = ("running", "running", "stopped", "pending")
REGIONS = ("Amsterdam", "Atlanta", "Chicago", "London", "Tokyo")
PLANS = ("1 vCPU, 1 GB", "2 vCPU, 4 GB", "4 vCPU, 16 GB")

Row = tuple[str, ...]


def row(number: int) -> Row:
    """Make up one server."""
    return (
        f"{ROLES[number % 5]}-{number:05}",
        STATES[number * 7 % 4],
        f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
        REGIONS[number * 3 % 5],
        PLANS[number * 11 % 3],
        f"{number * 37 % 100}.00",
    )


def rows(count: int) -> list[Row]:
    """Make up so many servers."""
    return [row(number) for number in range(count)]

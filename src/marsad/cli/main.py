"""The command group, its options, and exit codes by exception."""


def main() -> None:
    """Run the command line."""

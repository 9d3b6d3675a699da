"""Five exceptions, by who must act: operator, source keeper, reviewer, network, us."""


class MarsadError(Exception):
    """The base of all errors that marsad raises on purpose."""

    exit_code = 70
    """What the command line returns; 1 is kept for `audit` finding faults."""


class OperatorError(MarsadError):
    """The person at the keyboard can mend it: a path, an option, marsad.toml."""

    exit_code = 2


class SourceError(MarsadError):
    """One report cannot be used as it is; it becomes an issue, the rest goes on."""

    exit_code = 65


class ReviewError(MarsadError):
    """A decision contradicts another or names what does not exist."""

    exit_code = 66


class NetworkError(MarsadError):
    """Something outside did not answer, or answered with an error."""

    exit_code = 69


class InternalError(MarsadError):
    """An invariant of ours is broken: a fault in marsad."""

    exit_code = 70

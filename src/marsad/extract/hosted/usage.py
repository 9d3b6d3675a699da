"""Requests, tokens and cost of a run, for the log."""

from dataclasses import dataclass

from marsad.extract.hosted.options import HostedOptions


@dataclass(slots=True)
class Meter:
    """What was used since the last account."""

    requests: int = 0
    kept: int = 0
    """Answers that were on record already."""
    failed: int = 0
    """Parts of reports that got no usable answer."""
    tokens_in: int = 0
    tokens_out: int = 0
    untold: int = 0
    """Answers that did not say their tokens."""

    def add(self, tokens_in: int | None, tokens_out: int | None) -> None:
        """Count the tokens of one answer."""
        if tokens_in is None or tokens_out is None:
            self.untold += 1
            return
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out

    def cost(self, options: HostedOptions) -> float:
        """By the prices in marsad.toml."""
        spent = self.tokens_in * options.price_in + self.tokens_out * options.price_out
        return spent / 1e6

    def account(self, options: HostedOptions) -> str:
        """The line that ends a run."""
        line = (
            f"{options.model} at {options.host}: {self.requests:,} requests, "
            f"{self.tokens_in:,} tokens sent, {self.tokens_out:,} received"
        )
        if options.price_in or options.price_out:
            line += f", cost {self.cost(options):.4f}"
        if self.untold:
            line += f", {self.untold:,} answers without a count of tokens"
        if self.kept:
            line += f", {self.kept:,} answers on record already"
        if self.failed:
            line += f", {self.failed:,} without a usable answer"
        return line

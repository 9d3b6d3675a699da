"""Published tables of overlapping lists, typed in: counts are facts.

Kosovo, March to June 1999 (Ball and others 2002), killings on the lists EXH, ABA, OSCE
and HRW. United Kingdom 2013 (Silverman and Bales 2014), potential victims of slavery.
Artificial_3 is the example of Chan, Silverman and Vincent (2021).
"""

from collections.abc import Mapping

from marsad.weigh.estimate.table import Table, tabulate

KOSOVO = {
    "HRW": 306,
    "OSCE": 936,
    "OSCE HRW": 123,
    "ABA": 845,
    "ABA HRW": 31,
    "ABA OSCE": 217,
    "ABA OSCE HRW": 32,
    "EXH": 1131,
    "EXH HRW": 106,
    "EXH OSCE": 228,
    "EXH OSCE HRW": 42,
    "EXH ABA": 177,
    "EXH ABA HRW": 18,
    "EXH ABA OSCE": 181,
    "EXH ABA OSCE HRW": 27,
}
BRITAIN = {
    "LA": 54,
    "NG": 463,
    "PF": 907,
    "GO": 695,
    "GP": 316,
    "NCA": 57,
    "LA NG": 15,
    "LA PF": 19,
    "LA GO": 3,
    "NG PF": 56,
    "NG GO": 19,
    "NG GP": 1,
    "NG NCA": 3,
    "PF GO": 69,
    "PF GP": 10,
    "PF NCA": 31,
    "GO GP": 8,
    "GO NCA": 6,
    "GP NCA": 1,
    "LA NG PF": 1,
    "LA NG GO": 1,
    "NG PF GO": 4,
    "NG PF NCA": 3,
    "PF GO NCA": 1,
    "LA NG PF GO": 1,
}
ARTIFICIAL = {"A": 40, "B": 30, "C": 20, "A B": 6}


def table(counted: Mapping[str, int], name: str = "table") -> Table:
    """A table from patterns written as names of lists."""
    lists = list(dict.fromkeys(one for cell in counted for one in cell.split()))
    rows = (
        ([one in cell.split() for one in lists], count)
        for cell, count in counted.items()
    )
    return tabulate(lists, rows, name)


def terms(table: Table, *named: str) -> tuple[int, ...]:
    """Terms of a model, each written as names of lists."""
    return tuple(
        sum(1 << table.lists.index(one) for one in term.split()) for term in named
    )

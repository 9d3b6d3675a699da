"""marsad, an open war monitor: reports in; a record, a brief and a map out."""

__version__ = "0.1.0"

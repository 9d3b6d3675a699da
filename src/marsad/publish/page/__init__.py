"""The release's page: one file that opens from disk and asks nobody for anything."""

from marsad.publish.page.build import to_page, vendored_texts

__all__ = ["to_page", "vendored_texts"]

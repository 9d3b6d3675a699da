"""The site of a release: static pages by language, their data, scripts and fonts."""

from marsad.publish.site.build import page_names, site_files
from marsad.publish.site.material import Material

__all__ = ["Material", "page_names", "site_files"]

"""A report as it was read: claims, speakers and figures marked in its own words."""

"""Country codes as files write them."""

import functools


@functools.lru_cache(maxsize=1024)
def country_code(text: str) -> str:
    """ISO 3166 alpha-2 for that or alpha-3; empty for anything else."""
    import pycountry

    code = text.strip().upper()
    if code in ("XK", "XKX"):
        return "XK"
    if len(code) not in (2, 3) or not code.isalpha():
        return ""
    known = pycountry.countries
    found = known.get(alpha_2=code) if len(code) == 2 else known.get(alpha_3=code)
    return str(found.alpha_2) if found else ""

"""5: claims and decisions -> origins, events and person cases."""

"""3: report -> claims."""

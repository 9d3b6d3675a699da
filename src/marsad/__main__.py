"""`python -m marsad` is the command line."""

from marsad.cli.main import main

main()

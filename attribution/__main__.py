"""``python -m attribution`` is the command."""

from attribution.cli import main

main()

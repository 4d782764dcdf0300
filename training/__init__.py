"""How the bundled French parser models are made; not installed with the package."""

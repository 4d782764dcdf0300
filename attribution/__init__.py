"""Who is the source of which claim in the French press."""

"""Private answers and panels: words together with their controls."""

"""What people see: words, cards, forms and controls. Knows discord.py, never the database."""

"""Keys and what they protect: seals, links, receipts and the private tally."""

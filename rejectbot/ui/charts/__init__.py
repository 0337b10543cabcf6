"""Charts: a value becomes a picture, its alt text and the same facts as text."""

"""Comparing emoji as people see them: skin tones and variation selectors do not matter."""

_DOES_NOT_MATTER = dict.fromkeys([0xFE0F, *range(0x1F3FB, 0x1F400)])


def bare_emoji(emoji: str) -> str:
    """The emoji without its skin tone and variation selector; a custom one stays as it is."""
    return emoji.translate(_DOES_NOT_MATTER)

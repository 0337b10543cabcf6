"""Which characters show nothing or steer how text is drawn, as classes for regular expressions.

They are written out rather than computed, so that an import costs nothing and every Python
version agrees; a test compares them with the Unicode data of the running interpreter.
"""

LINE_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Everything but newline that a client or `str.splitlines` may take for the end of a line."""

BLANKS = "\t\u2800\u3164\uffa0\U0001d159\U00013441\U00013442"
"""Drawn as empty space though Unicode calls none of them a space: tab, the blank Braille cell,
two Hangul fillers, the musical null note head and the blank hieroglyphs."""

_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
_SURROGATES = r"\ud800-\udfff"
_FORMATS = (
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
# The rest of Unicode's Default_Ignorable_Code_Point: letters and marks that show nothing, the
# variation selectors and tags in which whole messages have been hidden.
_IGNORABLE = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\ufe00-\ufe0f\ufff0-\ufff8"
    "\U000e0000-\U000e0fff"
)
# Private and non-characters: what they look like depends on the reader's fonts.
_NOBODYS = (
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    r"\U000f0000-\U0010ffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 15))
)
# Parts of emoji that mean nothing alone: the keycap frame and the five skin tones.
_EMOJI_PARTS = "\u20e3\U0001f3fb-\U0001f3ff"

UNWANTED = _CONTROLS + _SURROGATES + _FORMATS + _IGNORABLE + _NOBODYS + _EMOJI_PARTS
"""Dropped wherever it is not part of a valid emoji sequence."""

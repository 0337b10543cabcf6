"""Texts as an attacker would generate them, for the property tests of safe text."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.domain.attacks import ATTACKS

EXAMPLES = int(os.environ.get("SAFE_TEXT_EXAMPLES", "5000"))
"""Generated texts for the central property: 5,000 in `make test`, 100,000 in `make prove`."""

COUNTED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEWER = settings(COUNTED, max_examples=max(EXAMPLES // 10, 100))

_PIECES = (
    *"\\`*_~|<>@#&!:/()[]{}.,-+=?$%^\"';",
    *"aZ09 \n\t\r",
    *("<@1", "1>", "<@&", "<#", "</a:", "<id:", "<t:0", ":R>", "<a:", ":x:", "@everyone", "@here"),
    *(
        "https",
        "://",
        "//",
        "www.",
        ".com",
        ".com/",
        "discord",
        ".gg/",
        "x.y/",
        "mailto:",
        "a@b.co",
    ),
    *("\n# ", "\n-# ", "\n>>> ", "\n> ", "\n- ", "\n1. ", "```", "``", "```ansi\n", "\x1b[0;31m"),
    *("**", "__", "~~", "||", "](", "![", "\n\n\n\n", "  \n", "\\\n", " " * 5, "\n" * 25),
    *"\u200b\u200c\u200d\u2060\ufeff\xad\u034f\u061c\u180e\u202e\u2066\u2069\u2028\x85\x0b\x0c\x00",
    *"\ufe0e\ufe0f\u20e3\U000e0061\U000e007f\U0001f3f4\U0001f3fb\U0001f3ff\u2640\u2764\xa9",
    *"\U0001f469\U0001f680\U0001f1e6\U0001f1ff\U0001fae8\u3164\uffa0\u115f\u2800\U0001d159\xa0\u3000",
    *"\u0301\u0323\u0338\u0489\u0300\u0345\u05b0\u09be\u09c7\u0e49\u20dd\u0cd5\u1161\u11a8\u1100",
    *"\xe9\xdf\u0130\u0456\u0435\u0441\u05d0\u0627\u0915\u4e2d\uac00\uff20\uff0f\uff0e\u2044\u3002",
    *"\u1fef\u037e\u212a\u0958\ufb2c\u2260\u226f\xaf\u30c4\ue000\ufdd0\uffff\ud800\udfff",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Runs of pieces that combine into attacks, whole attacks among them, and any text at all."""
    pieces = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
    anything = st.text(max_size=60)
    whole = st.sampled_from(ATTACKS)
    mixed = st.lists(st.one_of(pieces, whole, anything), max_size=4).map("".join)
    return st.one_of(pieces, mixed)

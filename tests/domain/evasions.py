# ruff: noqa: RUF001 - letters that look like others are what this is about
"""Disguises of words as people were seen to use them, and other words that only look like them."""

EVASIONS = {
    "spam": (
        # as it is
        "spam", "SPAM", "Spam!", "(spam)", "\"spam\"", "#spam", "spam's", "no-spam", "spam/eggs",
        # spacing
        "s p a m", "s  p  a  m", "s.p.a.m", "s-p-a-m", "s_p_a_m", "s/p/a/m", "s*p*a*m", "s|p|a|m",
        "s,p,a,m", "s\np\na\nm", "sp am", "spa m", "s pam", "sp.am", "sp-am", "spa_m", "s~pam",
        "S P A M", "s \u00b7 p \u00b7 a \u00b7 m",
        # characters that show nothing
        "s\u200bp\u200ba\u200bm", "sp\u200dam", "sp\u2060am", "sp\u00adam", "s\ufeffpam",
        "sp\u202eam", "s\u034fpam", "sp\U000e0061am", "sp\u180eam", "spa\ufe0fm",
        # marks
        "spàm", "ṡṗȧṁ", "s\u0336p\u0336a\u0336m\u0336", "sp\u20dda\u20ddm", "s\u0301p\u0301am",
        # compatibility forms
        "ｓｐａｍ", "ＳＰＡＭ", "𝐬𝐩𝐚𝐦", "𝓼𝓹𝓪𝓶", "𝕤𝕡𝕒𝕞", "ⓢⓟⓐⓜ", "🅂🄿🄰🄼", "🅢🅟🅐🅜", "🆂🅿🅰🅼",
        "🇸🇵🇦🇲", "ˢᵖᵃᵐ", "sₚam", "⒮⒫⒜⒨",
        # look-alikes: Cyrillic, Greek, small capitals, others
        "ѕраm", "ѕрам", "sρam", "spαm", "ꜱᴘᴀᴍ", "ՏPAM", "Ꮪpam", "spɑm", "sрam", "ЅРАМ", "ꓢꓑꓮꓟ",
        # figures and signs
        "5pam", "$pam", "sp4m", "sp@m", "5p4m", "$p@m", "5 p 4 m", "s.p.@.m",
        # repeated letters
        "spaaam", "ssspam", "spammmm", "sssppppaaammm", "spaam", "SPAAAAAM!!!", "s p a a a m",
        # several at once
        "ѕ.р.а.m", "s\u200b.\u200bp.a.m", "5 р 4 m", "ＳｐＡΑａｍ",
    ),
    "idiot": (
        "1d10t", "!diot", "id!ot", "idi0t", "1d1ot", "іdіоt", "i d i o t", "i.d.i.o.t", "idiooot",
    ),
    "bull": ("bu11", "8ull", "BULLL", "b u l l"),
    "go away": (
        "go away", "GO  AWAY", "go\naway", "go, away", "gо аwаy", "go-away", "go.away",
        "g o away", "go a w a y", "go a-w-a-y", "gooo awayyy",
    ),
    "lame*": ("lame", "lamest", "l4mest", "LAMEST", "l a m e", "lаmеst", "laaamest"),
    "*phobe": ("xenophobe", "phobe", "xen0ph0be"),
    "*fool*": ("foolish", "tomfoolery", "f00lish", "foooool"),
    "b*rd": ("bird", "beard", "brd", "b1rd", "billboard"),
    "笨蛋": ("你是笨蛋吗", "笨蛋"),
    "сволочь": ("сволочь", "СВОЛОЧЬ", "с в о л о ч ь", "cволочь"),
}  # fmt: skip
OTHERS = {
    "spam": (
        "spamalot", "spas", "pam", "spa manager", "a spa, mostly", "map", "spa. Mine", "spans",
    ),
    "bull": ("bulletin", "Bulgaria", "bul", "ball"),
    "god": ("good", "goood", "godly", "goodness", "g'day"),
    "ass": ("as", "pass", "assess", "class", "A55", "as soon", "a s", "as, so", "assassin"),
    "lame*": ("flame", "la mer", "lam"),
    "*phobe": ("phobes", "phobia"),
    "go away": ("go far away", "away go", "go. I was away", "goaway?"),
    "b*rd": ("be rude", "birds", "abird"),
    "hell": ("hello", "shell", "he'll"),
    "rape": ("grape", "rap e-mail", "drape", "rap, every day"),
    "penis": ("pen is mightier", "the pen, is it?", "Penistone"),
    "shed": ("she'd", "she\u2019d have"),
}  # fmt: skip

"""Innocent sentences by the thousand, made from templates, and typical words that filters hold.

Each language of the bot has its trap words: innocent ones that hold a bad one, or look like it.
"""

from itertools import product

from tests.domain.innocent import SENTENCES

WORDS_LOOKED_FOR = {
    "en": (
        "ass", "arse", "anal", "anus", "bastard", "bitch", "bloody", "bollocks", "boob", "bugger",
        "bum", "butt", "clit", "cock", "coon", "crap", "cum", "cunt", "dago", "damn", "dick",
        "dyke", "fag", "faggot", "fuck", "fucker", "gook", "hell", "ho", "homo", "jap", "jerk",
        "kike", "knob", "kys", "lust", "negro", "nig", "nigger", "paki", "penis", "piss", "porn",
        "prick", "pussy", "rape", "rapist", "retard", "scum", "semen", "sex", "shit", "slag",
        "slut", "spam", "spastic", "spic", "suck", "tit", "tits", "turd", "twat", "vagina", "wank",
        "whore", "wop", "xxx", "go die", "kill yourself", "nobody likes you", "you are worthless",
        "shut up", "loser club",
    ),
}  # fmt: skip

TRAPS = {
    "en": (
        # places
        "Scunthorpe", "Penistone", "Essex", "Sussex", "Middlesex", "Wessex", "Cockermouth",
        "Clitheroe", "Lightwater", "Arsenal", "Titicaca", "Shitterton Lane",
        "Massachusetts", "Sasquatch Hill", "Dickinson County", "Hancock", "Cumberland", "Japan",
        "Nigeria", "Niger", "Pakistan", "Butte", "Bumstead", "Cockburn Street",
        # names
        "Dickens", "Dickinson", "Hitchcock", "Peacock", "Babcock", "Cummings", "Buttigieg",
        "Sextus", "Matsushita", "Takeshita", "Yoshitaka", "Lipschitz", "Cassandra", "Douglass",
        "Titian", "Titus", "Fagan", "Wanklyn", "Pratchett", "Analise", "Hello Kitty",
        # words
        "analysis", "analyst", "analogue", "canal", "banal", "assessment", "assistant", "associate",
        "assembly", "assignment", "asset", "assume", "assassin", "bass", "brass", "class",
        "classic", "compass", "embassy", "glass", "grass", "harass", "mass", "massage", "pass",
        "passage", "passion", "trespass", "cockpit", "cocktail", "cockatoo", "peacock",
        "shuttlecock",
        "circumstance", "document", "cucumber", "accumulate", "cumulative", "scumble", "vacuum",
        "title", "titan", "titanium", "institution", "constitution", "partition", "repetition",
        "competition", "petition", "stitch", "appetite", "attitude", "altitude", "gratitude",
        "button", "buttercup", "butterfly", "rebuttal", "tribute", "album", "bumblebee", "bumper",
        "shell", "shellac", "hello", "Michelle", "seashell", "shelf", "therapist", "grape",
        "drapery", "scrape", "parapet", "skyscraper", "rapeseed", "sextet", "sextant",
        "sexton", "unisexual", "bisexual", "homophone", "homogeneous", "homework", "hoist",
        "whole", "shore", "whorl", "mishit", "shiitake", "shitake", "pushing", "fishing",
        "pushover", "swanky", "twang", "sparse", "parse", "hearse", "coarse", "rehearsal",
        "parsec", "arsenic", "suction", "success", "suckling", "honeysuckle", "knobbly",
        "doorknob", "jerkin", "beef jerky", "prickly", "pricking", "dickey", "medick", "ridicule",
        "snigger", "niggle", "night", "retardant", "spice", "spicy", "despicable", "auspicious",
        "conspicuous", "suspicious", "magnum", "cumin", "hotspot", "pussyfoot", "pussywillow",
        "crappie", "scrap", "scrapbook", "damnation", "amnesty", "goodness", "lustre",
        "cluster", "illustration", "industry", "blustery", "flagship", "evaluate",
        "evagination", "swank", "wankel engine", "clitic", "spasm", "spa manager",
        "xxxl shirt", "basement", "horse manure", "semantic", "semester",
        "mandarin", "raccoon", "tycoon", "cocoon",
        "japery", "pakora",
    ),
}  # fmt: skip

_TEMPLATES = {
    "en": (
        "They said no to my {0}, and I am trying again {1}.",
        "The letter from {0} came {1}: not this time.",
        "I wrote about {0} and the editor passed on it {1}.",
        "My talk on {0} was turned down {1}, kindly.",
        "Nobody at {0} answered, so I wrote once more {1}.",
        "Is {0} worth a second try? I think so, {1}.",
        "{0}, of all things, was what they asked me about {1}!",
        "A friend from {0} was told the same {1}.",
        "They want more {0} and less {0}; I will see {1}.",
        '"{0}" was the word on the form that I got wrong {1}.',
        "As soon as the {0} is done I apply again, {1}.",
        "I spell it {0}: they spelled it otherwise {1}.",
        "Mr. {0} - the one from the panel - waved {1}.",
        "It is a {0}/design role, e.g. part-time, {1}.",
        "I got a C in {0}, a B in maths, an A for effort {1}.",
    ),
}
_WHEN = {
    "en": (
        "on Monday", "last week", "in May", "at 9 a.m.", "this spring", "before lunch",
        "in 2 weeks", "tonight", "after the 3rd call", "some day",
    ),
}  # fmt: skip


def sentences(language: str) -> list[str]:
    """At least 2,000, each another one, the same each time."""
    made = product(TRAPS[language], _TEMPLATES[language])
    times = _WHEN[language]
    written = [
        template.format(trap, times[number % len(times)])
        for number, (trap, template) in enumerate(made)
    ]
    return list(dict.fromkeys([*SENTENCES, *written]))

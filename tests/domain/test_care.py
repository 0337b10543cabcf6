"""Phrases that suggest self-harm are seen, also disguised; what people say every day is not."""

import pytest

from rejectbot.domain.care import _lines, languages, needs_care
from rejectbot.ui.copy import languages as spoken

SIGNS = {
    "en": """
I want to die.
Honestly I just want to die
i wanna die
I don't want to live anymore
I don\u2019t want to live like this
I do not want to be alive
They said no again and I want to kill myself.
thinking about killing myself
kms tbh
I am going to kms.
I'd end my life if I could
maybe I should end it all
I think about suicide a lot
I feel suicidal
I wish I was dead
I wish I were never born
everyone would be better off without me
I'd be better off dead
there is no reason to live
I have nothing to live for
my life is not worth living
it isn't worth living
I'm tired of being alive
tired of living like that
I can't go on living
I started cutting myself again
I cut myself last night
I keep hurting myself
I want to hurt myself
self-harm is all that helps
self harm
I self harm
I should just die
I deserve to die
I took an overdose last year
I want to hang myself
I could jump off a bridge
I never want to wake up; I don't want to wake up tomorrow
I would rather be dead
I am done with life
""",
}
DISGUISED = (
    "i want to k1ll mys3lf",
    "I want to KILL MYSELF",
    "k i l l myself",
    "k\u0456ll m\u0443self",
    "ki\u200bll my\u200bself",
    "kill\nmyself",
    "k.i.l.l myself",
    "suicíde",
    "suiciiiide",
    "s u i c i d e",
    "unalive myself",
    "sewerslide",
)
EVERYDAY = {
    "en": """
This rejection kills me.
I could die of embarrassment.
I wanted to die of embarrassment.
The deadline was on Monday.
I am dying to know what they thought.
My phone died during the interview.
I killed it in the second round and they still said no.
The silence is killing me.
My feet are killing me after that audition.
I would kill for that job.
I auditioned for Suicide Squad.
We sang Suicidal Tendencies covers? No: we sang folk songs.
Changing fields now would be career suicide, they said.
I shot myself in the foot with that cover letter.
I shoot myself in the foot each time.
I nearly cut myself shaving before the interview.
I should cut myself some slack.
I had to cut myself short at the end.
That pitch died on stage.
Over my dead body will I apply there again.
I am dead tired.
I was dead wrong about the portfolio.
I live for these moments.
What a way to end my week.
It ended my hopes for this year.
I want to diet before the show.
I hurt my knee at the tryout.
I harmed nobody.
The harmony part was mine.
I can't take another form letter.
I give up on this recruiter.
I wish I was there.
I wish I were taller.
I want to live in Vienna one day.
Nothing to lose, so I applied.
My battery was dead, so they hung up.
Kill your darlings, the editor wrote.
A bridge loan was refused.
Jump in and try again, they said.
The skill test went badly.
I am over it, life goes on.
I don't want to be here in five years, so I apply elsewhere.
It is not worth applying there.
""",
}


def lines(of_all: dict[str, str]) -> list[str]:
    """Those of every language."""
    return [line for texts in of_all.values() for line in texts.strip().splitlines()]


@pytest.mark.parametrize("language", spoken())
def test_every_language_of_the_bot_has_a_list_and_its_tests(language: str) -> None:
    assert language in languages()
    assert language in SIGNS
    assert language in EVERYDAY


@pytest.mark.parametrize(
    "text", [text for texts in SIGNS.values() for text in texts.strip().splitlines()]
)
def test_a_sign_is_seen(text: str) -> None:
    assert needs_care(["They said no.", text])


@pytest.mark.parametrize("text", DISGUISED)
def test_a_sign_is_seen_in_disguise(text: str) -> None:
    assert needs_care([text])


@pytest.mark.parametrize(
    "text", [text for texts in EVERYDAY.values() for text in texts.strip().splitlines()]
)
def test_what_people_say_every_day_is_no_sign(text: str) -> None:
    assert not needs_care([text])


@pytest.mark.parametrize("language", languages())
def test_every_line_of_a_list_can_be_found(language: str) -> None:
    signs = [line for line in _lines(language) if not line.startswith("-")]
    assert len(signs) == len(set(signs)) > 50
    assert all(needs_care([sign.replace("*", "")]) for sign in signs)


def test_a_sign_beside_a_saying_is_still_seen() -> None:
    assert needs_care(["I shot myself in the foot there, and now I want to die."])
    assert needs_care(["career suicide, and suicide"])

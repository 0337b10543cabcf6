"""The page of one's own rejection, and what is asked before something that can't be undone."""

import discord

from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.domain.safe_text import LinkRule, quoted, unquoted
from rejectbot.services.control import OwnPage
from rejectbot.services.inbox import Arrived
from rejectbot.services.owning import By
from rejectbot.ui.cards.arrived import Room
from rejectbot.ui.cards.own_arrived import arrived_items
from rejectbot.ui.cards.stood import text_in
from rejectbot.ui.claims import claim_text
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.own import EDIT_VERB, REPLY_VERB, UPDATE_VERB
from rejectbot.ui.links import own_link, posted_at
from rejectbot.ui.theme import ACCENT, Panel

OPEN_VERB = "own"
ASK_DELETE_VERB = "ask-delete"
DELETE_LATER_VERB = "delete-later"
DELETE_VERB = "delete"
ASK_NAME_VERB = "ask-name"
PUT_NAME_VERB = "put-name"
_CHARACTERS, _COMPONENTS = 4_000, 40
"""That Discord allows a message."""
STORY_ID = 110
"""The number of the component that holds the story, by which the form finds it again."""


def own_page(page: OwnPage, arrived: Arrived, locale: str, hidden: str = "") -> Panel:
    """The rejection as it stands, what came for it, and all that its author can do about it.

    `hidden` is what stood there before it was hidden, components as JSON, as long as that is kept.
    """
    rejection = page.owned.rejection
    link = own_link(rejection, locale, is_gone=page.texts is None)
    at = posted_at(rejection.message)
    heading = say(locale, f"own-title-{rejection.how.value}", link=link, at=at)
    shown = [discord.ui.TextDisplay[Panel](heading)]
    if rejection.state is State.HIDDEN:
        texts = say(locale, "own-card-hidden"), text_in(hidden, locale)
        shown += [discord.ui.TextDisplay(text) for text in texts if text]
    elif page.texts is None:
        shown.append(discord.ui.TextDisplay(say(locale, "own-card-gone")))
    elif page.texts.story:
        shown.append(discord.ui.TextDisplay(quoted(page.texts.story, LinkRule.ON), id=STORY_ID))
    if page.owned.by is not By.NAME:
        shown.append(discord.ui.TextDisplay(say(locale, f"own-known-by-{page.owned.by.value}")))
    controls = _controls(page, locale)
    room = Room(
        _CHARACTERS - sum(len(text.content) for text in shown),
        _COMPONENTS - len([*shown, *controls.walk_children(), controls, "container"]),
    )
    came = arrived_items(arrived, room, locale, page.claim.receipt)
    view = Panel()
    view.add_item(discord.ui.Container(shown[0], *came, *shown[1:], accent_colour=ACCENT))
    view.add_item(controls)
    return view


def story_on(message: discord.Message) -> str:
    """The story on an own page that somebody pressed a button of."""
    for component in message.components:
        if isinstance(component, discord.Container):
            for child in component.children:
                if isinstance(child, discord.TextDisplay) and child.id == STORY_ID:
                    return unquoted(child.content)
    return ""


def confirm_anonymous_delete_card(claim: str, *, asks_when: bool, locale: str) -> Panel:
    """What deleting an anonymous rejection does, before it is done, and when."""
    key = "delete-anonymous" if asks_when else "delete-anonymous-later"
    verbs = {DELETE_LATER_VERB: "delete-yes-later"}
    if asks_when:
        verbs = {DELETE_VERB: "delete-yes-now"} | verbs
    return _question(say(locale, key), verbs, claim, locale)


def confirm_name_card(claim: str, locale: str) -> Panel:
    """What putting one's name on an anonymous rejection means, before it is done."""
    return _question(
        say(locale, "own-name-question"), {PUT_NAME_VERB: "own-name-yes"}, claim, locale
    )


def _question(words: str, verbs: dict[str, str], claim: str, locale: str) -> Panel:
    view = Panel()
    view.add_item(discord.ui.TextDisplay(words))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb, label in verbs.items():
        row.add_item(
            discord.ui.Button(
                label=say(locale, label),
                style=discord.ButtonStyle.danger,
                custom_id=custom_id(verb, claim),
            )
        )
    view.add_item(row)
    return view


def _controls(page: OwnPage, locale: str) -> discord.ui.ActionRow[Panel]:
    claim = claim_text(page.claim, page.owned.by)
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb, label in _verbs(page).items():
        row.add_item(discord.ui.Button(label=say(locale, label), custom_id=custom_id(verb, claim)))
    return row


def _verbs(page: OwnPage) -> dict[str, str]:
    """What can be done about it, by label; a card that was deleted is only taken off the list."""
    delete = {ASK_DELETE_VERB: "mine-delete"}
    if page.texts is None:
        return delete
    verbs = {UPDATE_VERB: "own-update", REPLY_VERB: "own-reply", EDIT_VERB: "own-edit"} | delete
    if page.owned.by is By.TAG and page.owned.rejection.how is How.ANONYMOUS:
        verbs[ASK_NAME_VERB] = "own-name"
    return verbs

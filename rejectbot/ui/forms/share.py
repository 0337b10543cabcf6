"""The share form: five fields whose ids are a contract."""

import discord

from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import OutboxId
from rejectbot.domain.limits import NEXT_MAX, STORY_MAX
from rejectbot.domain.rejection import (
    AnonymousRule,
    FormInput,
    Kind,
    Visibility,
    Wants,
)
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId, custom_id
from rejectbot.ui.forms.form import Form

VERB = "share"
OPEN_VERB = "share-open"


def share_form(
    locale: str, rule: AnonymousRule, filled: FormInput, review: ReviewRule = ReviewRule.OFF
) -> Form:
    """The form with what is known of it filled in; nothing of that is checked here.

    It says of which texts moderators look at first in this server.
    """
    instead_of = "" if filled.instead_of is None else filled.instead_of.hex()
    form = Form(title=say(locale, "share-title"), custom_id=custom_id(VERB, instead_of))
    form.ask(
        say(locale, "share-story"),
        discord.ui.TextInput(
            custom_id="story",
            style=discord.TextStyle.paragraph,
            min_length=1,
            max_length=STORY_MAX,
            default=filled.story or None,
        ),
        say(locale, "share-story-hint"),
    )
    form.ask(say(locale, "share-kind"), _kinds(locale, chosen(Kind, filled.kind)))
    wants = _wants(locale, chosen(Wants, filled.wants))
    form.ask(say(locale, "share-wants"), wants, say(locale, "share-wants-hint"))
    form.ask(
        say(locale, "share-next"),
        discord.ui.TextInput(
            custom_id="next", required=False, max_length=NEXT_MAX, default=filled.next or None
        ),
    )
    form.ask(
        say(locale, "share-visibility"),
        _visibilities(locale, rule, chosen(Visibility, filled.visibility)),
        _hint(locale, rule, review),
    )
    return form


def form_input(sent: dict[str, str], used: CustomId) -> FormInput:
    """What was sent with the form's own id, unchecked."""
    return FormInput(
        story=sent.get("story", ""),
        kind=sent.get("kind"),
        wants=sent.get("wants"),
        next=sent.get("next", ""),
        visibility=sent.get("visibility"),
        instead_of=None if used.rejection is None else OutboxId(used.rejection),
    )


def _hint(locale: str, rule: AnonymousRule, review: ReviewRule) -> str | None:
    if rule is AnonymousRule.OFF:
        return say(locale, "review-hint-all") if review is ReviewRule.ALL else None
    return say(locale, f"share-visibility-hint-{review.value}")


def _kinds(locale: str, preset: Kind | None) -> discord.ui.Select[discord.ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=say(locale, f"kind-{kind.value}"), value=kind.value, default=kind is preset
        )
        for kind in Kind
    ]
    return discord.ui.Select(custom_id="kind", options=options, required=False, min_values=0)


def _wants(locale: str, preset: Wants | None) -> discord.ui.RadioGroup[discord.ui.LayoutView]:
    group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="wants", required=False
    )
    for wants in Wants:
        group.add_option(
            label=say(locale, f"wants-{wants.value}"),
            value=wants.value,
            default=wants is preset,
        )
    return group


def _visibilities(
    locale: str, rule: AnonymousRule, preset: Visibility | None
) -> discord.ui.Item[discord.ui.LayoutView]:
    offered = [visibility for visibility in Visibility if rule.offers(visibility)]
    if len(offered) == 1:
        return _only_way(locale, offered[0])
    group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="visibility", required=True
    )
    for visibility in offered:
        key = _way(visibility)
        group.add_option(
            label=say(locale, key),
            value=visibility.value,
            description=say(locale, f"{key}-hint"),
            default=visibility is preset,
        )
    return group


def _only_way(locale: str, visibility: Visibility) -> discord.ui.Select[discord.ui.LayoutView]:
    """A select, already chosen: Discord wants at least two options in a radio group."""
    key = _way(visibility)
    option = discord.SelectOption(
        label=say(locale, key),
        value=visibility.value,
        description=say(locale, f"{key}-hint"),
        default=True,
    )
    return discord.ui.Select(custom_id="visibility", options=[option], required=True)


def _way(visibility: Visibility) -> str:
    return f"visibility-{visibility.value.replace('_', '-')}"

"""The panel of `/setup`: what holds in this server now, and the controls to change it."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.support import EMOJI_SETS
from rejectbot.ui.copy import languages, say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.theme import ACCENT, Panel
from rejectbot.ui.views.refusal import permission_names
from rejectbot.ui.views.top import Top, add_top

CHANNEL_VERB = "setup-channel"
ANONYMOUS_VERB = "setup-anonymous"
EMOJI_VERB = "setup-emoji"
LANGUAGE_VERB = "setup-language"
POINTS_VERB = "setup-points"
ZONE_VERB = "setup-zone"
CREDIT_VERB = "setup-credit"
UNDO_VERB = "setup-undo"
POSTS_VERB = "setup-posts"
SEASON_VERB = "setup-season"
SAFETY_VERB = "setup-safety"
MODERATORS_VERB = "setup-moderators"


@dataclass(frozen=True, slots=True)
class SetupNow:
    """What holds now; `missing` are permissions, None when the channel is gone.

    `is_hidden`: not everybody in the server can see the channel. `lacks_pictures`: the digest that
    was chosen has to come without its chart. `troubles`: in words, what stands in the way.
    """

    settings: ServerSettings
    missing: tuple[str, ...] | None
    is_hidden: bool = False
    lacks_pictures: bool = False
    troubles: Sequence[str] = ()


def setup_panel(now: SetupNow, locale: str, top: Top | None = None) -> Panel:
    """What holds, and the controls to change it, below what was changed."""
    view, settings = Panel(), now.settings
    add_top(view, top, UNDO_VERB, locale)
    channel = f"<#{settings.channel}>"
    texts = [say(locale, "setup-title"), *now.troubles, _check(settings, now.missing, locale)]
    if now.is_hidden:
        texts.append(say(locale, "setup-hidden", channel=channel))
    if now.lacks_pictures:
        texts.append(say(locale, "digest-lacks-picture", channel=channel))
    texts += [_now(settings, locale), _rights(locale)]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    for row in (
        _channel_row(settings, locale),
        _anonymous_row(settings, locale),
        _emoji_row(settings, locale),
        _language_row(settings, locale),
        _button_row((POINTS_VERB, CREDIT_VERB, ZONE_VERB), locale),
        _button_row((MODERATORS_VERB, POSTS_VERB, SEASON_VERB, SAFETY_VERB), locale),
    ):
        view.add_item(row)
    return view


def zone_form(settings: ServerSettings, locale: str) -> Form:
    """Ask for an IANA time zone."""
    form = Form(title=say(locale, "setup-zone"), custom_id=custom_id(ZONE_VERB))
    form.ask(
        say(locale, "setup-zone-label"),
        discord.ui.TextInput(custom_id="zone", max_length=64, default=settings.time_zone),
        say(locale, "setup-zone-hint"),
    )
    return form


def credit_form(settings: ServerSettings, locale: str) -> Form:
    """Ask for the crowd that public credit waits for."""
    form = Form(title=say(locale, "setup-credit"), custom_id=custom_id(CREDIT_VERB))
    form.ask(
        say(locale, "setup-credit-label"),
        discord.ui.TextInput(custom_id="crowd", max_length=4, default=str(settings.credit_crowd)),
        say(locale, "setup-credit-hint"),
    )
    return form


def points_form(rules: PointRules, locale: str) -> Form:
    """Ask for the points of everything that earns, with the daily limits."""
    form = Form(title=say(locale, "setup-points"), custom_id=custom_id(POINTS_VERB))
    for field, value in points_fields(rules).items():
        form.ask(
            say(locale, f"setup-points-{field}"),
            discord.ui.TextInput(custom_id=field, max_length=20, default=value),
            say(locale, f"setup-points-{field}-hint"),
        )
    return form


def points_fields(rules: PointRules) -> dict[str, str]:
    """The rules as the form writes them: figures separated by commas."""
    return {
        "shares": f"{rules.first_share}, {rules.second_share}, {rules.third_share}",
        "support": f"{rules.support}, {rules.supports_a_day}",
        "note": f"{rules.note}, {rules.notes_a_day}",
        "again": f"{rules.attempt}, {rules.attempts_a_day}",
        "update": f"{rules.update}, {rules.worked_out}",
    }


def _check(settings: ServerSettings, missing: tuple[str, ...] | None, locale: str) -> str:
    if settings.channel is None:
        return say(locale, "setup-no-channel")
    if missing is None:
        return say(locale, "setup-channel-gone")
    channel = f"<#{settings.channel}>"
    if missing:
        names = permission_names(missing, locale)
        return say(locale, "setup-missing", channel=channel, permissions=names)
    return say(locale, "setup-ready", channel=channel)


def _now(settings: ServerSettings, locale: str) -> str:
    return say(
        locale,
        "setup-now",
        anonymous=say(locale, f"setup-anonymous-{settings.anonymous.value}"),
        review=say(locale, f"setup-review-{settings.review.value}"),
        emoji=" ".join(settings.emoji.values()),
        language=say(settings.locale, "language-name"),
        zone=settings.time_zone,
        shares=points_fields(settings.points)["shares"],
        support=settings.points.support,
        supports=settings.points.supports_a_day,
        note=settings.points.note,
        notes=settings.points.notes_a_day,
        again=settings.points.attempt,
        agains=settings.points.attempts_a_day,
        update=settings.points.update,
        worked=settings.points.worked_out,
        crowd=settings.credit_crowd,
    )


def _rights(locale: str) -> str:
    manage, moderate = (
        permission_names((name,), locale) for name in ("manage_guild", "moderate_members")
    )
    return say(locale, "setup-rights", manage=manage, moderate=moderate)


def _channel_row(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    chosen = settings.channel
    defaults = (
        []
        if chosen is None
        else [discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.channel)]
    )
    select: discord.ui.ChannelSelect[Panel] = discord.ui.ChannelSelect(
        custom_id=custom_id(CHANNEL_VERB),
        channel_types=[discord.ChannelType.text],
        placeholder=say(locale, "setup-channel-choose"),
        default_values=defaults,
    )
    return discord.ui.ActionRow(select)


def _anonymous_row(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(
            label=say(locale, f"setup-anonymous-{rule.value}"),
            value=rule.value,
            default=rule is settings.anonymous,
        )
        for rule in AnonymousRule
    ]
    return select_row(ANONYMOUS_VERB, options)


def _emoji_row(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(
            label=say(locale, f"setup-emoji-{name}", emoji=" ".join(emoji.values())),
            value=name,
            default=name == settings.emoji_set,
        )
        for name, emoji in EMOJI_SETS.items()
    ]
    return select_row(EMOJI_VERB, options)


def _language_row(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(
            label=say(language, "language-name"),
            description=say(locale, "setup-language-hint"),
            value=language,
            default=language == settings.locale,
        )
        for language in languages()
    ]
    return select_row(LANGUAGE_VERB, options)


def select_row(verb: str, options: list[discord.SelectOption]) -> discord.ui.ActionRow[Panel]:
    """One select in a row of its own."""
    select: discord.ui.Select[Panel] = discord.ui.Select(custom_id=custom_id(verb), options=options)
    return discord.ui.ActionRow(select)


def _button_row(verbs: tuple[str, ...], locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb in verbs:
        row.add_item(discord.ui.Button(label=say(locale, verb), custom_id=custom_id(verb)))
    return row

"""A chart on a page: its picture, once there is one, and always its facts as text."""

from collections.abc import Mapping

import discord

from rejectbot.ui.charts.chart import Chart, Picture
from rejectbot.ui.theme import Panel

Pictures = Mapping[str, Picture]
"""Pictures by their file's name, which is their chart's."""


def chart_items(chart: Chart, pictures: Pictures) -> list[discord.ui.Item[Panel]]:
    """What shows a chart inside a container or a panel.

    Whoever sends the page attaches the pictures (`Reply.pictures`, `ui.reply.picture_file`).
    """
    words: discord.ui.TextDisplay[Panel] = discord.ui.TextDisplay(chart.text)
    picture = pictures.get(chart.name)
    if picture is None:
        return [words]
    gallery: discord.ui.MediaGallery[Panel] = discord.ui.MediaGallery()
    gallery.add_item(media=f"attachment://{picture.name}", description=picture.alt)
    return [gallery, words]

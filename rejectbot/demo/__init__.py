"""The simulated server of `rejectbot demo`: the real bot in a pretend Discord, served as a page."""

from rejectbot.demo.serving import PortTaken, serve

__all__ = ["PortTaken", "serve"]

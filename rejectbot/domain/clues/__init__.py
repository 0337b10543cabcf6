"""Clues to an author in their own anonymous text: names, and ways to reach or find a person."""

from rejectbot.domain.clues.clue import Clue, ClueKind
from rejectbot.domain.clues.contacts import find_contacts
from rejectbot.domain.clues.names import find_names

__all__ = ["Clue", "ClueKind", "find_contacts", "find_names"]

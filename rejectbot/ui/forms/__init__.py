"""Modals: built anew for each opening, read statelessly when they are sent."""

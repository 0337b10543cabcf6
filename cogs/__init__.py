"""The slash commands, buttons and forms: parse, one service call, one view."""

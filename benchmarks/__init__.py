"""What RejectBot's work costs, as ratios against a bare discord.py bot in the same run."""

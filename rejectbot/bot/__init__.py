"""The Discord runtime: the client, answers, posting, counts and the clock's errands."""

"""A small stand-in for Discord over loopback: lost events and kills need a real wire."""

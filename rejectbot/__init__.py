"""RejectBot: share a rejection, be encouraged, try again; this file holds the version alone."""

__version__ = "0.1.0"

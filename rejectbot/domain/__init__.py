"""What RejectBot means, apart from any chat platform and any database: standard library only."""

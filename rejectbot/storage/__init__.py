"""The only place that speaks SQL. Functions take an open transaction and plain values."""

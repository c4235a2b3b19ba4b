"""Turns diplomatic cables into an audited DuckDB warehouse, one folder a stage (see docs/developers.md)."""

"""What the `cables` command prints: query results, cables, facts, summaries, progress bars."""

"""`make bench`: pages per second of each stage."""

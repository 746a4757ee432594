"""Measure what Sayso reads, chains and counts against annotated reports."""

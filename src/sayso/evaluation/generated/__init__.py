"""Stories whose truth is known because they were made up: who saw what, who told whom, who copied whom."""

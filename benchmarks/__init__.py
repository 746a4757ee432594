"""Speed and memory, measured in one run and given as ratios."""

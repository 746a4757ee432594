"""The pages of the desk: one file each, from the case to a frozen context."""

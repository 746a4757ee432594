"""Invented stories with their origins: the marked-up sources, and what is made from them."""

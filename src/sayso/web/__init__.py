"""The desk: a case as local web pages, each of them also as JSON."""

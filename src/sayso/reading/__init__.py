"""Reading: sentences, and who is said to have said what in one report."""

from sayso.reading.confidence import Aim
from sayso.reading.network import Network
from sayso.reading.quoted import quoted
from sayso.reading.reader import read
from sayso.reading.sentences import sentences

__all__ = ["Aim", "Network", "quoted", "read", "sentences"]

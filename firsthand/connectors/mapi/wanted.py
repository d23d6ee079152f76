"""Which properties anybody here asks for: the others, often large, are left in the file."""

from firsthand.connectors.mapi import card, item, letter, meeting
from firsthand.connectors.mapi.names import Name

PLAIN: frozenset[int] = item.PLAIN | letter.PLAIN | card.PLAIN
NAMED: frozenset[Name] = meeting.NAMED | card.NAMED

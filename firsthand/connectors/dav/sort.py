"""The two sorts of collections that are read, and the words each is asked in."""

from typing import Final, NamedTuple

DAV: Final = "{DAV:}"


class Sort(NamedTuple):
    """One sort of collection. Names of properties stand in Clark notation, '{namespace}name'.

    kind: of its sources. collection: what its resource type says. home: the property that tells where a person's lie.
    multiget: the report that gives many objects at once; content: the property that holds an object's text.
    components: the property that says what a collection may hold, '' where there is none; component: what it must hold.
    one: what a person calls such a collection; `discovery.SENTENCES` says more of each.
    """

    kind: str
    well_known: str
    collection: str
    home: str
    multiget: str
    content: str
    components: str
    component: str
    one: str

"""The two sorts of collections that are read, and the words each is asked in."""

from typing import Final, NamedTuple

DAV: Final = "{DAV:}"


class Sort(NamedTuple):
    """One sort of collection. Names of properties stand in Clark notation, '{namespace}name'.

    kind: of its sources. collection: what its resource type says. home: the property that tells where a person's lie.
    multiget: the report that gives many objects at once; content: the property that holds an object's text.
    components: the property that says what a collection may hold, '' where there is none; component: what it must hold.
    none_there: the sentence for an account that holds none; another_sort, choose_anew: those for a collection that is none.
    """

    kind: str
    well_known: str
    collection: str
    home: str
    multiget: str
    content: str
    components: str
    component: str
    none_there: str
    another_sort: str
    choose_anew: str

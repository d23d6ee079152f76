"""Writes .msg files as MS-OXMSG describes them."""

import struct
from collections.abc import Sequence

from tests.connectors.outlook.compound import Tree, compound
from tests.connectors.outlook.items import Named, Properties, Written, kind_and_bytes, name_streams, names_in


def msg(item: Written) -> bytes:
    """The bytes of a .msg file."""
    names = names_in([item])
    guids, entries, words = name_streams(names)
    tree: dict[str, bytes | Tree] = {
        "__nameid_version1.0": {
            "__substg1.0_00020102": guids,
            "__substg1.0_00030102": entries,
            "__substg1.0_00040102": words,
        }
    }
    for number, recipient in enumerate(item.recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = _storage(recipient, names, bytes(8))
    for number, attachment in enumerate(item.attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = _storage(attachment, names, bytes(8))
    counts = struct.pack(
        "<8xIIII8x", len(item.recipients), len(item.attachments), len(item.recipients), len(item.attachments)
    )
    tree.update(_storage(item.properties, names, counts))
    return compound(tree)


def _storage(properties: Properties, names: Sequence[Named], head: bytes) -> dict[str, bytes | Tree]:
    tree: dict[str, bytes | Tree] = {}
    table = head
    for key, content in properties.items():
        number = 0x8000 + names.index(key) if isinstance(key, tuple) else key
        kind, raw = kind_and_bytes(content)
        stream = f"__substg1.0_{number:04X}{kind:04X}"
        if isinstance(content, tuple) and kind == 0x101F:
            texts = [text.encode("utf-16-le") + b"\0\0" for text in content]  # type: ignore[union-attr]
            tree[stream] = b"".join(struct.pack("<I", len(text)) for text in texts)
            tree.update({f"{stream}-{place:08X}": text for place, text in enumerate(texts)})
            value = struct.pack("<II", 4 * len(texts), 0)
        elif kind in {0x1E, 0x1F, 0x102}:
            tree[stream] = raw
            value = struct.pack("<II", len(raw) + {0x1E: 1, 0x1F: 2}.get(kind, 0), 0)
        else:
            value = raw.ljust(8, b"\0")
        table += struct.pack("<HHI", kind, number, 6) + value
    tree["__properties_version1.0"] = table
    return tree

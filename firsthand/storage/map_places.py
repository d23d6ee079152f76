"""Keeping where people lie on the map. Call these inside a transaction; `storage.network` reads them."""

from collections.abc import Collection, Mapping

from firsthand.storage.connection import chunks, execute, execute_many, in_list
from firsthand.storage.scope import Scope


def keep_places(scope: Scope, places: Mapping[int, tuple[float, float, int]]) -> None:
    """x, y and region of these people, over what was kept of them."""
    execute_many(
        scope,
        "INSERT INTO map_place (workspace_id, person_id, x, y, region) VALUES (%s,%s,%s,%s,%s) ON CONFLICT (workspace_id,"
        " person_id) DO UPDATE SET x = excluded.x, y = excluded.y, region = excluded.region",
        [(scope.workspace, person, *place) for person, place in sorted(places.items())],
    )


def keep_hues(scope: Scope, hues: Mapping[int, int]) -> None:
    """Hues of regions; names stay."""
    execute_many(
        scope,
        "INSERT INTO map_region (workspace_id, region, name, hue) VALUES (%s,%s,'',%s) ON CONFLICT (workspace_id, region)"
        " DO UPDATE SET hue = excluded.hue",
        [(scope.workspace, region, hue) for region, hue in sorted(hues.items())],
    )


def name_region(scope: Scope, region: int, name: str) -> bool:
    """Keep the user's own name of a region, '' for none; whether there is such a region."""
    return bool(
        execute(
            scope,
            "UPDATE map_region SET name = %s WHERE workspace_id = %s AND region = %s",
            [name, scope.workspace, region],
        )
    )


def let_go(scope: Scope, people: Collection[int], regions: Collection[int]) -> None:
    """These people lie nowhere any more, and these regions are none; their numbers may come to mean others."""
    for table, key, ids in (("map_place", "person_id", people), ("map_region", "region", regions)):
        for part in chunks(sorted(ids)):
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND {key} IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )

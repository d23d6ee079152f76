"""`firsthand sources`: what was read, and what was set aside."""

from firsthand.cli.import_ import document
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json


@app.command()
def sources(as_json: Json = False, home: Home = None) -> None:
    """List sources and imports, with everything that was set aside and what to do about it."""
    actor = open_record()
    from firsthand.services import imports

    runs = imports.latest(actor)
    listed = imports.sources(actor)
    if as_json:
        print_json(
            {
                "sources": [
                    {
                        "path": source.path,
                        "kind": source.kind,
                        "read": source.read,
                        "imported": source.imported,
                        "duplicates": source.duplicates,
                        "set_aside": [one._asdict() for one in source.set_aside],
                    }
                    for source in listed
                ],
                "runs": [{**document(run), "started": run.started_on, "failure": run.failure} for run in runs],
            }
        )
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for source in listed:
        console.print(
            f"{source.path} ({source.kind}): {source.read:,} read, {source.imported:,} new, {source.duplicates:,} copies,"
            f" {source.set_aside_count:,} set aside"
        )
        for one in source.set_aside:
            console.print(f"   {one.where}: {one.reason} {one.remedy}")
    for run in runs:
        read = sum(source.read for source in run.sources)
        console.print(
            f"{run.started_on[:16].replace('T', ' ')}  {run.state}  {read:,} read  {run.failure}", style="dim"
        )
    if not listed:
        console.print("Nothing was read yet. Start with: firsthand import PATH --me YOUR-ADDRESS")

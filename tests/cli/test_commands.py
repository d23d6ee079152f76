"""Every command is found by its name, and a module is loaded for its own commands alone."""

from importlib import import_module

import pytest

from firsthand.cli.main import COMMANDS, app
from tests.support.program import Program


def commands_of(module: str) -> set[str]:
    """The commands that a module of the command line adds."""
    own = f"firsthand.cli.{module}"
    import_module(own)
    alone = {
        one.name or one.callback.__name__.replace("_", "-")
        for one in app.registered_commands
        if one.callback and one.callback.__module__ == own
    }
    groups = {
        str(group.name)
        for group in app.registered_groups
        for one in (group.typer_instance.registered_commands if group.typer_instance else ())
        if one.callback and one.callback.__module__ == own
    }
    return alone | groups


@pytest.mark.parametrize("module", list(COMMANDS))
def test_a_module_is_listed_with_the_commands_it_adds(module: str) -> None:
    assert commands_of(module) == set(COMMANDS[module])


def test_a_command_that_nobody_knows_is_named_and_all_are_in_the_help(program: Program) -> None:
    assert "“teach”" in program("teach", exit_code=2).stderr
    told = program("--help").stdout
    assert all(f" {name} " in told for names in COMMANDS.values() for name in names)


def test_the_home_folder_may_stand_before_the_command_or_after_it(program: Program) -> None:
    home = str(program.home)
    assert program("--home", home, "people", "--json").stdout == program("people", "--json", "--home", home).stdout

from pathlib import Path

import pytest

from firsthand.errors import ConfigError
from firsthand.project.config import from_environment, make_home, secret_key


def test_without_any_setting_everything_has_a_default() -> None:
    config = from_environment({})
    assert config.host == "127.0.0.1"
    assert config.database_url == ""
    assert config.home.is_absolute()


def test_settings_are_read_as_what_they_are(tmp_path: Path) -> None:
    config = from_environment(
        {
            "FIRSTHAND_HOME": str(tmp_path / "home"),
            "FIRSTHAND_PORT": "9000",
            "FIRSTHAND_ALLOWED_HOSTS": "desk.test, laptop.test ,",
            "FIRSTHAND_OPEN_BROWSER": "no",
            "FIRSTHAND_LANGUAGE": "en_GB.UTF-8",
        }
    )
    assert config.home == tmp_path / "home"
    assert config.port == 9000
    assert config.allowed_hosts == ("desk.test", "laptop.test")
    assert config.open_browser is False
    assert config.language == "en_GB.UTF-8"


def test_a_misspelt_setting_is_refused_and_the_right_names_are_said() -> None:
    with pytest.raises(ConfigError) as refused:
        from_environment({"FIRSTHAND_PROT": "9000"})
    assert refused.value.thing == "FIRSTHAND_PROT"
    assert "FIRSTHAND_PORT" in refused.value.remedy


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("FIRSTHAND_PORT", "many"),
        ("FIRSTHAND_PORT", "0"),
        ("FIRSTHAND_PORT", "65536"),
        ("FIRSTHAND_IMPORT_BATCH_ROWS", "5001"),
        ("FIRSTHAND_OPEN_BROWSER", "perhaps"),
        ("FIRSTHAND_LANGUAGE", "tlh"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(variable: str, text: str) -> None:
    with pytest.raises(ConfigError) as refused:
        from_environment({variable: text})
    assert refused.value.thing == variable
    assert refused.value.remedy


def test_variables_of_other_programs_are_left_alone() -> None:
    assert from_environment({"FIRST_HAND": "1", "DJANGO_DEBUG": "1", "PATH": "/bin"}).port == from_environment({}).port


def test_the_demo_lives_in_a_folder_of_its_own(tmp_path: Path) -> None:
    config = from_environment({"FIRSTHAND_HOME": str(tmp_path)})
    assert config.demo_home != config.home
    assert config.home in config.demo_home.parents


def test_the_home_folder_is_closed_to_everybody_else(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    make_home(home)
    assert home.stat().st_mode & 0o777 == 0o700
    home.chmod(0o755)
    make_home(home)
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_home_that_is_a_file_is_refused_with_a_remedy(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(ConfigError) as refused:
        make_home(taken)
    assert refused.value.thing == str(taken)
    assert "--home" in refused.value.remedy


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600

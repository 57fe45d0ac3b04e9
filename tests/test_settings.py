from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.settings import documented
from vultr_tui.settings import DEMO, FIRST, Key, Paths, Profile, Settings, SettingsError, read_key
from vultr_tui.settings.paths import meant, shown
from vultr_tui.settings.reading import USUAL, USUAL_PROFILE, line_of

WHOLE = """\
default = "prod"
theme = "nord"
time = "utc"

[keys]
quit = "Q"

[profile.prod]
api = "v1"
url = "https://api.example.com"
key_command = "pass show vultr"
read_only = true
protect = ["prod-*", "tag:prod"]
colour = "red"
ssh_user = "admin"

[profile."test.1"]
key_env = "TEST_KEY"
"""


def settings(folder: Path, text: str, **environment: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return Settings.load(path, environment)


def test_everything_can_be_set(tmp_path: Path) -> None:
    said = settings(tmp_path, WHOLE)
    assert (said.default, said.theme, said.time, said.keys) == ("prod", "nord", "utc", {"quit": "Q"})
    assert said.profile() == Profile(
        "prod",
        api="v1",
        url="https://api.example.com",
        key_command="pass show vultr",
        read_only=True,
        protect=("prod-*", "tag:prod"),
        colour="red",
        ssh_user="admin",
    )
    assert said.profile("test.1").key_env == "TEST_KEY"


def test_each_setting_has_a_text_and_a_usual_value_of_its_kind() -> None:
    said = documented(Settings).keys() - {"keys", "trouble"}
    assert said == USUAL.keys(), "a field of Settings with a text below it, and its usual value in settings/reading.py"
    assert documented(Profile).keys() >= USUAL_PROFILE.keys(), "a text below each field of Profile"
    assert all(isinstance(getattr(Settings, name), type(usual)) for name, usual in USUAL.items())


def test_nothing_need_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    said = Settings.load(environment={})
    assert said.profile() == Profile(FIRST)
    assert said.profile(DEMO) == Profile(DEMO)
    assert said.path == tmp_path / "vultr-tui" / "settings.toml"


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        Settings.load(tmp_path / "nowhere.toml", {})


@pytest.mark.parametrize(
    ("text", "line", "about"),
    [
        ("x = \ny = 1", 1, "Invalid value"),
        ("default = 1", 1, "a text in quotes"),
        ("\ncolor = 'red'", 2, "unknown setting 'color'"),
        ("\n\ntime = 'CET'", 3, "no time 'CET'"),
        ("[profile.prod]\n\nreadonly = true", 3, "unknown setting 'readonly'"),
        ("[profile.a]\nread_only = true\n[profile.b]\nread_only = 'yes'", 4, "true or false"),
        ("[profile.prod]\nprotect = 'prod-*'", 2, "a list of texts"),
        ("[profile.prod]\nprotect = [1]", 2, "a list of texts"),
        ("[profile.prod]\nname = 'x'", 2, "unknown setting 'name'"),
        ("[profile.prod]\napi = 'v9'", 2, "no API 'v9'"),
        ("[profile.prod]\napi = '../v1'", 2, "no API"),
        ("[profile.prod]\nkey_env = 'A'\nkey_file = 'b'", 2, "key_file already"),
        ("\n[profile.demo]\ncolour = 'red'", 2, "built in"),
        ("[profile.'../x']", 1, "no name for a profile"),
        ("profile = 1", 1, "must be a table"),
        ("a.b = 1", 1, "unknown setting 'a'"),
        ("[keys]\nquit = 1", 2, "quit must be"),
        ("[profile]\nprod.colur = 'x'", 2, "unknown setting 'colur'"),
        ("# a comment\nprofile = { prod = { colur = 'x' } }", 2, "unknown setting 'colur'"),
        ("[[profile.prod]]\napi = 'v1'", 1, "must be a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, about: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, text)
    assert about in caught.value.message
    assert f"line {line}" in caught.value.message
    assert str(tmp_path / "settings.toml") in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.load(tmp_path / "settings.toml", {})


@pytest.mark.parametrize("value", [pytest.param("9" * 5000, id="long"), pytest.param("[" * 20_000, id="deep")])
def test_a_value_beyond_all_bounds_is_told(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingsError, match="too long, or brackets are too deep"):
        settings(tmp_path, f"theme = {value}")


def test_the_line_is_that_of_the_right_table() -> None:
    assert line_of(WHOLE, ("profile", "prod", "url")) == 10
    assert line_of(WHOLE, ("profile", "test.1", "key_env")) == 18
    assert line_of(WHOLE, ("profile", "test.1", "url")) == 17
    assert line_of("", ("x",)) == 1


@pytest.mark.parametrize(
    ("flag", "environment", "name"),
    [("", {}, "prod"), ("", {"VULTR_PROFILE": "test.1"}, "test.1"), ("prod", {"VULTR_PROFILE": "test.1"}, "prod")],
)
def test_flag_before_environment_before_file(tmp_path: Path, flag: str, environment: dict[str, str], name: str) -> None:
    assert settings(tmp_path, WHOLE, **environment).profile(flag).name == name


@pytest.mark.parametrize(
    ("flag", "environment", "options"),
    [
        ("", {}, ""),
        ("work", {}, ""),
        ("spare", {}, "--profile spare"),
        ("demo", {}, "--demo"),
        ("", {"VULTR_PROFILE": "spare"}, "--profile spare"),
        ("work", {"VULTR_PROFILE": "spare"}, "--profile work"),
        ("", {"VULTR_PROFILE": "demo"}, "--demo"),
    ],
)
def test_a_profile_knows_what_means_it_on_a_command_line(
    tmp_path: Path, flag: str, environment: dict[str, str], options: str
) -> None:
    text = "default = 'work'\n[profile.work]\n[profile.spare]\n"
    assert settings(tmp_path, text, **environment).profile(flag).options == options


def test_a_profile_nobody_knows_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, WHOLE).profile("prdo")
    assert "prod" in caught.value.hint
    assert "demo" in caught.value.hint


def test_the_environment_gives_key_and_address_unless_a_profile_was_asked_for(tmp_path: Path) -> None:
    said = settings(tmp_path, WHOLE, VULTR_API_KEY="K", VULTR_API_URL="https://other.example.com")
    assert (said.profile().key_env, said.profile().key_command) == ("VULTR_API_KEY", "")
    assert said.profile().url == "https://other.example.com"
    assert (said.profile("prod").key_env, said.profile("prod").key_command) == ("", "pass show vultr")
    assert said.profile("prod").url == "https://api.example.com"
    assert said.profile("test.1").url == "https://other.example.com"
    assert said.profile(DEMO) == Profile(DEMO)


def test_a_key_from_the_environment(tmp_path: Path) -> None:
    environment = {"TEST_KEY": "ABC123\n", "HOME": str(tmp_path)}
    assert read_key(Profile("x", key_env="TEST_KEY"), environment) == Key("ABC123", "TEST_KEY")
    with pytest.raises(SettingsError, match="TEST_KEY is empty"):
        read_key(Profile("x", key_env="TEST_KEY"), {})


def test_a_key_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("ABC123\n")
    file.chmod(0o600)
    assert read_key(Profile("x", key_file=str(file)), {}).value == "ABC123"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "the key"
    file.write_text("ABC123\n")
    file.chmod(mode)
    with pytest.raises(SettingsError) as caught:
        read_key(Profile("x", key_file=str(file)), {})
    assert caught.value.hint == f"Run: chmod 600 '{file}'"
    assert "ABC123" not in caught.value.message


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_key(Profile("x", key_file=str(tmp_path / "none")), {})
    with pytest.raises(SettingsError, match="cannot be read"):
        read_key(Profile("x", key_file=str(tmp_path)), {})


@pytest.mark.parametrize("path", ["~nobody-here/key", "key\0"])
def test_a_file_that_can_have_no_such_name_is_told(path: str) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_key(Profile("x", key_file=path), {})


def test_vultr_clis_key_is_the_last_resort(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "OTHER": "OWN"}
    assert not read_key(Profile("x"), environment)
    (tmp_path / ".vultr-cli.yaml").write_text("api-key: BORROWED\n")
    assert read_key(Profile("x"), environment) == Key("BORROWED", str(tmp_path / ".vultr-cli.yaml"))
    assert read_key(Profile("x", key_env="OTHER"), environment).value == "OWN"


@pytest.mark.parametrize(
    "text",
    [
        *("api-key: [1]", "[", "api-key:", "- x", "api-key: 'a b'", "!!python/object:os.x {}"),
        "api-key: ABC123\nsince: 2001-99-99",
        pytest.param("[" * 5000, id="deep"),
    ],
)
def test_what_vultr_cli_never_wrote_is_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / ".vultr-cli.yaml").write_text(text)
    assert not read_key(Profile("x"), {"HOME": str(tmp_path)})


def test_a_key_is_not_in_its_representation() -> None:
    assert "ABC123" not in repr(Key("ABC123", "x"))


def test_a_home_that_is_not_there_is_part_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/jane")
    assert meant("~/notes") == Path("/home/jane/notes")
    assert meant("~nobody-here/notes") == Path("~nobody-here/notes")


def test_who_has_no_home_at_all_has_no_key_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert not read_key(Profile("x"), {})
    assert shown(Path("/etc/x")) == "/etc/x"


def test_paths_follow_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = Paths.find()
    assert paths.settings == tmp_path / "CONFIG" / "vultr-tui" / "settings.toml"
    assert paths.journal("prod") == tmp_path / "STATE" / "vultr-tui" / "journal" / "prod.jsonl"
    assert paths.demo == tmp_path / "STATE" / "vultr-tui" / "demo.sqlite"
    assert paths.rows("prod").is_relative_to(tmp_path / "CACHE" / "vultr-tui")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "budget", ["memcached://:canary@host", "canary", "redis://", "redis:///canary", "http://canary"]
)
def test_a_budget_must_be_at_a_redis_server_and_is_not_repeated(tmp_path: Path, budget: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, f'[profile.prod]\nread_only = true\nbudget = "{budget}"\n')
    assert "line 3: budget must be the address of a Redis server" in caught.value.message
    assert "redis://HOST" in caught.value.hint
    assert "canary" not in caught.value.message


@pytest.mark.parametrize("budget", ["redis://host", "redis://:canary@host:6379/0", "rediss://user:canary@[::1]:1/2"])
def test_the_budget_is_not_in_the_repr_of_its_profile(tmp_path: Path, budget: str) -> None:
    profile = settings(tmp_path, f'[profile.prod]\nbudget = "{budget}"\n').profile("prod")
    assert profile.budget == budget
    assert budget not in repr(profile)


@pytest.fixture
def unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of the user, of which nothing can be made."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "vultr-tui" / "settings.toml"
    path.parent.mkdir()
    path.write_text("[profile.default]\nread_only = true\nshape = 'round'\n")
    for name in ("VULTR_API_KEY", "VULTR_API_URL", "VULTR_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return path


def test_without_the_file_there_is_the_demo_and_it_says_so(unreadable: Path) -> None:
    demo = Settings.load_or_usual().profile(DEMO)
    assert not demo.read_only
    assert demo.trouble
    assert f"{unreadable}, line 3" in demo.trouble.message


def test_without_the_file_a_key_of_the_environment_changes_nothing(
    unreadable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VULTR_API_KEY", "K")
    found = Settings.load_or_usual().profile()
    assert (found.name, found.key_env, found.read_only) == (FIRST, "VULTR_API_KEY", True)
    assert found.trouble
    assert str(unreadable) in found.trouble.message
    for name in ("prod", FIRST):
        with pytest.raises(SettingsError, match="line 3"):
            Settings.load_or_usual().profile(name)
    monkeypatch.setenv("VULTR_PROFILE", "prod")
    with pytest.raises(SettingsError, match="line 3"):
        Settings.load_or_usual().profile()


@pytest.mark.usefixtures("unreadable")
def test_without_the_file_and_a_key_nothing_is_guessed() -> None:
    with pytest.raises(SettingsError, match="line 3"):
        Settings.load_or_usual().profile()


@pytest.mark.parametrize("name", ["trouble", "options"])
def test_trouble_is_no_setting(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=f"unknown setting '{name}'"):
        settings(tmp_path, f"[profile.a]\n{name} = 'none'\n")


def test_what_is_wrong_is_told_with_the_path_from_home_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for text in ("theme = 1", "theme = "):
        with pytest.raises(SettingsError) as caught:
            settings(tmp_path, text)
        assert caught.value.message.startswith("~/settings.toml")

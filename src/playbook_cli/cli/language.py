"""The one choice of language, for words and editions: `--lang`, `PLAYBOOK_LANG`, settings, locale.

The words are chosen before the command line is parsed, so that help and errors follow it too.
"""

import gettext
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from playbook_cli.domain.text import fold_width
from playbook_cli.errors import InvalidArgument, PlaybookError
from playbook_cli.render.words import translation

_FLAG = "--lang"
_VARIABLE = "PLAYBOOK_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # as POSIX orders them


def speak_as_asked(arguments: Sequence[str], environ: Mapping[str, str]) -> None:
    """Choose the language of every sentence, help included, before anything of the command line is read.

    A language that there is no catalogue for leaves the words to the next that names one. Raises
    InvalidArgument where `--lang` names one in which there is no installed edition either.
    """
    catalogues = translation.find_catalogues()
    asked = find_flag_value(arguments, _FLAG)
    chosen = list_chosen(asked, environ, lambda: _settled_language(arguments, environ))
    said = (match_language(text, catalogues) for _, text in chosen)
    language = next((found for found in said if found), None)
    language = language or find_locale_language(environ) or translation.SOURCE_LANGUAGE
    translation.speak_language(language)
    _speak_frame(language)
    if asked and not match_language(asked, catalogues):
        _check_editions(arguments, environ, asked)


def list_chosen(
    flag: str | None, environ: Mapping[str, str], settled: Callable[[], str]
) -> Iterator[tuple[str, str]]:
    """Where a language can be chosen, the strongest first, each with what is said there.

    Where nothing is said, the locale counts.
    """
    yield _FLAG, flag or ""
    yield _VARIABLE, environ.get(_VARIABLE, "")
    yield "lang", settled()


def check_language(text: str, known: Iterable[str], *, argument: str) -> str:
    """The known language that a text names; raises InvalidArgument with those there are."""
    languages = sorted(set(known))
    if found := match_language(text, languages):
        return found
    raise InvalidArgument(argument, text, "language", tuple(languages))


def match_language(text: str, known: Iterable[str]) -> str | None:
    """The language of these that a text names: `zh`, `ZH`, `zh_CN.UTF-8` and `zh-Hans` all name zh."""
    folded = fold_width(text).partition(".")[0].replace("_", "-").casefold()
    by_name = {language.replace("_", "-").casefold(): language for language in known}
    return by_name.get(folded) or by_name.get(folded.partition("-")[0])


def find_locale_language(environ: Mapping[str, str]) -> str | None:
    """The language that the locale names, where it is one that every sentence can be said in."""
    text = next((environ[key] for key in _LOCALE if environ.get(key)), "")
    return match_language(text, translation.find_catalogues())


def find_flag_value(arguments: Sequence[str], flag: str) -> str | None:
    """What stands behind a flag anywhere in the arguments: `--lang zh` or `--lang=zh`; the last one counts.

    None where it is not given: behind `--` and as the value of another option it is a word like any other.
    """
    value = None
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.partition("=")[0] != flag or _is_value(at, arguments):
            continue
        following = arguments[at + 1] if at + 1 < len(arguments) else ""
        value = following if word == flag else word.partition("=")[2]
    return value


def _is_value(at: int, arguments: Sequence[str]) -> bool:
    """Whether the word at this place belongs to the option before it; only then are options looked up."""
    before = arguments[at - 1] if at else ""
    if not before.startswith("-") or "=" in before:
        return False
    from playbook_cli.cli.commands import takes_value

    return takes_value(before, arguments[: at - 1])


def _settled_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of the settings; settings that cannot be read are told of where they are needed."""
    from playbook_cli.cli.wiring import Wiring

    try:
        return Wiring(home_flag=find_flag_value(arguments, "--home"), environ=environ).settings.lang
    except (PlaybookError, OSError):
        return ""


def _check_editions(arguments: Sequence[str], environ: Mapping[str, str], asked: str) -> None:
    from playbook_cli.cli.wiring import Wiring

    wiring = Wiring(home_flag=find_flag_value(arguments, "--home"), language_flag=asked, environ=environ)
    check_language(asked, wiring.known_languages, argument=_FLAG)


def _speak_frame(language: str) -> None:
    """Have Typer's own words around the help, which it takes through gettext, in the same language."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(translation.DOMAIN, str(translation.DIRECTORY))
    gettext.textdomain(translation.DOMAIN)

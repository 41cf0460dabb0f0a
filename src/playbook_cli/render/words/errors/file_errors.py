"""The words of errors of files that are read or written: playbooks, settings, tables."""

from playbook_cli import errors
from playbook_cli.domain.playbook.guides.reading_report import StagesNotFound
from playbook_cli.errors import tables
from playbook_cli.render.words.errors.damage_words import describe_unreadable
from playbook_cli.render.words.errors.error_text import ErrorLines, ErrorTable
from playbook_cli.render.words.errors.playbook_problems import describe_problem
from playbook_cli.render.words.errors.refusal_words import describe_refusal
from playbook_cli.render.words.errors.table_problems import describe_table_problem
from playbook_cli.render.words.phrases import list_alternatives, list_names, with_label
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _


def _unreadable(error: errors.UnreadableFile) -> ErrorLines:
    hints = {
        "missing": _("check the name"),
        "directory": _("name a file in it"),
        "not_directory": _("name the directory of your deals with --home or PLAYBOOK_HOME"),
        "dead_link": _("bring back what it leads to, or remove the link"),
        "no_user": _("check the name behind ~; a directory that begins with ~ is written ./~"),
        "no_directory": _("go to another one: cd"),
        "no_store": _("make it a store of deals first: {command}").format(
            command=command_line("init", "--home", error.path)
        ),
        "lock_no_file": _("move it away; playbook makes a new lock"),
        "lock_directory": _("remove that directory once you know what is in it; playbook makes a new lock"),
        "other_machine": _("copy the file here and set it: playbook config set playbook FILE"),
        "deal_too_large": _("move the file out of the store, and start a new deal for what comes next"),
        "encoding": _("save it as UTF-8"),
        "utf16": _("save it as UTF-8"),
        "denied": _("check who may read it: ls -l"),
    }
    problem = describe_unreadable(error.problem, error.limit)
    hint = hints.get(error.problem, _("name another file"))
    if error.ours and error.problem in ("directory", "not_regular"):
        hint = _("move it away; the store keeps a file of its own under that name")
    return ErrorLines(with_label(error.path, problem), hint)


def _invalid_playbook(error: errors.InvalidPlaybook) -> ErrorLines:
    place = ":".join(str(part) for part in (error.path, error.line, error.column) if part)
    what, right = describe_problem(error)
    return ErrorLines(with_label(place, what), right)


def _field_not_held(error: errors.FieldNotHeld) -> ErrorLines:
    forms = {"md": "Markdown", "yaml": "YAML", "json": "JSON"}
    what = _("{path}: {format} cannot hold {field}; nothing was written").format(
        path=error.path, format=forms[error.form], field=error.field
    )
    return ErrorLines(what, _("convert it with --to yaml or --to json: they hold everything"))


def _invalid_settings(error: errors.InvalidSettings) -> ErrorLines:
    problems = {
        "yaml": _("this is not YAML"),
        "not_mapping": _("settings are lines of the form `key: value`"),
        "not_text": _("the value is not a single text"),
        "unknown_key": _("there is no setting “{text}”").format(text=error.text),
        "duplicate_key": _("“{text}” is set twice").format(text=error.text),
        "unknown_value": _("“{text}” is not a value of this setting").format(text=error.text),
        "not_lines": _("its form takes no further setting; nothing was changed"),
    }
    place = f"{error.path}:{error.line}" if error.line else error.path
    hint = _("did you mean: {names}?").format(names=list_names(error.expected)) if error.expected else ""
    if error.problem == "not_lines":
        hint = _("write each setting on a line of its own, such as `lang: en`, then run the command again")
    return ErrorLines(
        with_label(place, problems[error.problem]),
        hint or _("the settings are playbook, lang, user and color, each at most once"),
    )


def _no_stages(error: errors.NoStages) -> ErrorLines:
    return ErrorLines(
        _("{path}: no stages were found, so this is not a playbook").format(path=error.path),
        _("write a stage as a heading, “## Stage 1: Evaluation”, with “### Exit criteria” below it"),
    )


def _no_guide_here(error: errors.NoGuideHere) -> ErrorLines:
    what = _("{path}: a guide is about the headings and labels of a Markdown text, and this is not one")
    hint = _("write a list `stages:` in it, each with `name:` and `exit_criteria:`, or adopt a Markdown text")
    return ErrorLines(what.format(path=error.path), hint)


def _no_stage_column(error: tables.NoStageColumn) -> ErrorLines:
    what = _("{path}:{line}: no column holds the stage; the headings are: {names}").format(
        path=error.path, line=error.line, names=list_names(error.headings)
    )
    if not error.candidates:
        hint = _("say in a mapping file which one it is (columns: stage: …), or one stage for all (stage: …)")
        return ErrorLines(what, hint)
    mapping = f"stage: {error.candidates[0]}"
    hint = _("stage names are in {names}; say so in a mapping file, under columns: {mapping}")
    return ErrorLines(what, hint.format(names=list_names(error.candidates), mapping=mapping))


def _undecided_encoding(error: tables.UndecidedEncoding) -> ErrorLines:
    what = _("{path}: its encoding cannot be told").format(path=error.path)
    if not error.candidates:
        return ErrorLines(what, _("save it as UTF-8, or name the encoding: --encoding cp1252"))
    hint = _("it could be {names}; name it: --encoding {first}")
    names = list_alternatives(error.candidates)
    return ErrorLines(what, hint.format(names=names, first=error.candidates[0]))


def _no_user_home(_error: errors.NoUserHome) -> ErrorLines:
    what = _("your home directory is not known here")
    return ErrorLines(what, _("set HOME, or name the directory of your deals with --home or PLAYBOOK_HOME"))


def _missing_extra(error: tables.MissingExtra) -> ErrorLines:
    what = _("{path}: the package that reads and writes such files is not installed").format(path=error.path)
    hint = _("install it with: pip install 'playbook-cli[{extra}]'; or save the sheet as CSV")
    return ErrorLines(what, hint.format(extra=error.extra))


def _invalid_table(error: tables.InvalidTable) -> ErrorLines:
    problem = describe_table_problem(error.problem, error.text)
    place = f"{error.path}:{error.line}" if error.line else error.path
    hint = _("fix the file; nothing was imported from it")
    if error.problem in ("old_workbook", "other_workbook", "web_page", "xml", "other_json", "packed"):
        hint = _("save it as CSV or as an Excel workbook (.xlsx), and import that")
    elif error.problem == "rival_columns":
        hint = _("say in a mapping file which one it is (columns: {column}: …): {names}").format(
            column=error.text, names=list_names(error.expected)
        )
    elif error.problem == "protected":
        hint = _("take the password off, save it, and import that")
    elif error.problem == "cut_off":
        hint = _("export or download it again")
    elif error.problem == "no_name_on_sheet":
        hint = _("--sheet reads another one: {names}").format(names=list_names(error.expected))
    elif error.problem == "no_name_column":
        hint = _("head it with one of: {names}; or name it in a mapping file (columns: name: …)").format(
            names=list_names(error.expected)
        )
    elif error.expected:
        hint = _("write one of: {names}").format(names=list_names(error.expected))
    return ErrorLines(with_label(place, problem), hint)


def _file_exists(error: errors.FileExists) -> ErrorLines:
    what = _("{path}: a file of this name already exists; it was not changed").format(path=error.path)
    return ErrorLines(what, _("choose another name, or remove that file first"))


def _output_failed(error: errors.OutputFailed) -> ErrorLines:
    what = _("the answer could not be printed: {reason}; what was recorded stays recorded")
    return ErrorLines(what.format(reason=error.reason), _("see it with `playbook status` or `playbook log`"))


FILE_ERRORS: ErrorTable = {
    errors.UnreadableFile: _unreadable,
    errors.InvalidPlaybook: _invalid_playbook,
    errors.FieldNotHeld: _field_not_held,
    errors.InvalidSettings: _invalid_settings,
    errors.NoStages: _no_stages,
    StagesNotFound: describe_refusal,
    errors.NoGuideHere: _no_guide_here,
    errors.FileExists: _file_exists,
    tables.InvalidTable: _invalid_table,
    tables.NoStageColumn: _no_stage_column,
    tables.UndecidedEncoding: _undecided_encoding,
    errors.NoUserHome: _no_user_home,
    tables.MissingExtra: _missing_extra,
    errors.OutputFailed: _output_failed,
}

"""The words of every problem with a file of deals, or with the mapping for one."""

from playbook_cli.render.words.translation import _


def describe_table_problem(problem: str, text: str) -> str:
    """What is wrong, in words; `text` is the offending part, where there is one."""
    words = {
        "empty_table": _("there are no headings and no rows"),
        "doubled_column": _("two columns are headed “{text}” but hold different values"),
        "rival_columns": _("two columns hold the {text} and contradict each other"),
        "no_sheet": _("there is no sheet “{text}”"),
        "old_workbook": _("this is an old Excel workbook (.xls)"),
        "web_page": _("this is a web page without a table in it"),
        "other_workbook": _("this is a workbook of another kind than Excel's .xlsx"),
        "protected": _("this workbook is protected by a password"),
        "cut_off": _("this workbook is damaged or cut off"),
        "xml": _("this is XML, and no table"),
        "other_json": _("this is JSON, but no export of playbook"),
        "packed": _("this file is compressed, or is no table at all"),
        "workbook": _("this workbook cannot be read: {text}"),
        "workbook_packed": _("the workbook unpacks to more than {text} times its size"),
        "workbook_size": _("the workbook unpacks to more than {text}"),
        "nul": _("it contains a NUL character"),
        "csv": _("this is not CSV: {text}"),
        "too_many_rows": _("there are more than {text} rows"),
        "too_many_columns": _("there are {text} columns, more than a table of deals has"),
        "too_many_cells": _("this row has more cells than there are headings, from “{text}” on"),
        "no_name_column": _("no column holds the names of the deals; the headings are: {text}"),
        "no_name_on_sheet": _(
            "no column of this sheet holds the names of the deals; the headings are: {text}"
        ),
        "json": _("this is not JSON: {text}"),
        "export_format": _("this is not an export of deals: format “{text}”"),
        "export_field": _("“{text}” must be a list"),
        "export_deal": _("this deal is damaged: {text}"),
        "export_id": _("“{text}” cannot be the id of a deal"),
        "export_playbook": _("this playbook is damaged"),
        "yaml": _("this is not YAML: {text}"),
        "mapping_form": _("this must be lines of the form `key: value`"),
        "mapping_word": _("“{text}” is not known here"),
        "mapping_text": _("“{text}” needs one text as its value"),
    }.get(problem, _("“{text}” is not valid in a file of deals"))
    return words.format(text=text).rstrip(" :：")

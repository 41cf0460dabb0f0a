"""The words of what can be wrong in a playbook file: one entry per code, what it is and what would be right.

`{text}` is the offending part, `{expected}` the names that would be right.
"""

from collections.abc import Mapping

from playbook_cli.errors import InvalidPlaybook
from playbook_cli.render.words.phrases import list_joined
from playbook_cli.render.words.translation import _

Words = Mapping[str, tuple[str, str]]


def describe_problem(error: InvalidPlaybook) -> tuple[str, str]:
    """What is wrong, and what would be right."""
    what, right = problem_words().get(error.problem, _unknown())
    fields = {"text": error.text, "expected": list_joined(error.expected)}
    return what.format_map(fields), right.format_map(fields)


def problem_words() -> Words:
    """Every code of a problem, with its words in the language at hand."""
    return {**_yaml_words(), **_key_words(), **_value_words(), **_json_words(), **_model_words()}


def _unknown() -> tuple[str, str]:
    return _("“{text}” is not valid in a playbook"), _("compare it with `playbook playbooks new`")


def _yaml_words() -> Words:
    return {
        "yaml_syntax": (
            _("this is not YAML: {text}"),
            _("check indentation, colons and quotes on this line"),
        ),
        "yaml_colon": (
            _("a key without its colon: {text}"),
            _("write `key: value`, with a space after the colon"),
        ),
        "yaml_quote": (
            _("a colon within a text: {text}"),
            _('put the text in quotes: `key: "a text: with a colon"`'),
        ),
        "yaml_character": (_("a tab or a character that YAML forbids: {text}"), _("indent with spaces only")),
        "yaml_alias": (
            _("an anchor or alias ({text}), which is not allowed here"),
            _("write the value out"),
        ),
        "yaml_tag": (_("a tag ({text}), which is not understood here"), _("write the value without a tag")),
        "yaml_depth": (_("nested more than 32 levels deep"), _("a playbook needs about six levels")),
        "yaml_documents": (_("a second document begins here"), _("one file holds one playbook")),
        "yaml_key": (_("a key that is not a plain word"), _("write a word, a colon and a value")),
        "yaml_number": (
            _("the number {text} has more than 18 digits, or is not a number"),
            _("put it in quotes if it is text"),
        ),
        "duplicate_key": (_("the key “{text}” appears twice"), _("keep one of the two")),
        "full_width_colon": (
            _("a full-width colon does not separate key and value: {text}"),
            _("write a plain colon and a space: `key: value`"),
        ),
    }


def _key_words() -> Words:
    return {
        "unknown_key": (_("there is no key “{text}”"), _("did you mean: {expected}?")),
        "unknown_stage": (_("there is no stage “{text}”"), _("the stages are: {expected}")),
        "unknown_criterion": (
            _("this stage has no exit criterion “{text}”"),
            _("give an id, a name or a ref such as E1: {expected}"),
        ),
        "unknown_item": (
            _("this stage has no item “{text}”, or several"),
            _("give its section and id, such as: {expected}"),
        ),
        "unknown_section": (
            _("there is no section “{text}” that serves a criterion"),
            _("use one of: {expected}"),
        ),
        "no_such_heading": (
            _("no heading, line, row or entry of the text is called “{text}”"),
            _("write it as it stands in the text, or a pattern such as “## Day *”; there are: {expected}"),
        ),
        "two_guides": (
            _("{text} already has a guide in its front matter, and this file is a second one"),
            _("keep one of the two: move the keys into this file, or delete it"),
        ),
        "missing_name": (_("an entry without a name"), _("add `name: …`")),
        "too_many_items": (
            _("{text} items and requirements are more than one playbook may have"),
            _("split it; the limit is {expected}"),
        ),
        "too_many_characters": (
            _("{text} characters are more than one playbook may have"),
            _("split it; the limit is {expected}"),
        ),
        "too_many_lines": (
            _("{text} lines are more than one playbook may have"),
            _("split it; the limit is {expected}"),
        ),
        "long_front_matter": (
            _("a front matter of {text} lines is longer than one may be"),
            _("shorten it; the limit is {expected} lines"),
        ),
        "duplicate_id": (_("the id “{text}” appears twice"), _("give one of the two an id of its own")),
    }


def _value_words() -> Words:
    return {
        "expected_text": (
            _("“{text}” is not text"),
            _("write text, in quotes if it looks like a number or a yes"),
        ),
        "expected_list": (
            _("this must be a list, not “{text}”"),
            _("write one entry per line, each after `- `"),
        ),
        "expected_mapping": (
            _("this must be keys with values, not “{text}”"),
            _("write `key: value` below, indented"),
        ),
        "expected_days": (
            _("“{text}” is not a number of days from 0 to 36,500"),
            _("write 14, 14d, 2w or “14 days”"),
        ),
        "expected_percentage": (_("“{text}” is not a probability"), _("write 40, 40% or 0.4")),
        "expected_end": (
            _("“{text}” is not an end"),
            _("write won, lost, no_decision, or none for a stage that is not an end"),
        ),
        "exact_form": (
            _("“format: {text}” is an old form of Markdown that is no longer read"),
            _("delete this line; then `playbook lint` says how the file reads as plain Markdown"),
        ),
        "expected_evidence": (_("“{text}” is not a value of evidence"), _("write optional or required")),
    }


def _json_words() -> Words:
    return {
        "json_json": (_("this is not JSON"), _("check commas, quotes and brackets on this line")),
        "json_duplicate_key": (_("the key “{text}” appears twice"), _("keep one of the two")),
        "json_number": (
            _("{text} is not a number that can be stored (at most 1,000 digits)"),
            _("write a shorter one"),
        ),
        "json_nesting": (_("nested more than 64 levels deep"), _("a playbook needs about six levels")),
        "json_format": (_("“{text}” is not a playbook format"), _("write {expected}")),
    }


def _model_words() -> Words:
    text = _("{text} must be text"), _("put it in quotes")
    many = _("{text} must be a list"), _("write one entry per line, each after `- `")
    keys = _("{text} must have keys with values"), _("write `key: value` below, indented")
    number = _("{text} must be a whole number"), _("write it without quotes and without a fraction")
    empty = _("{text} is empty"), _("fill it in, or leave the key out")
    return {
        "model_string_type": text,
        "model_tuple_type": many,
        "model_list_type": many,
        "model_dict_type": keys,
        "model_model_type": keys,
        "model_model_attributes_type": keys,
        "model_int_type": number,
        "model_int_from_float": number,
        "model_int_parsing": number,
        "model_bool_type": (_("{text} must be true or false"), _("write true or false, without quotes")),
        "model_string_too_short": empty,
        "model_too_short": empty,
        "model_missing": (_("{text} is missing"), _("add it")),
        "model_extra_forbidden": (
            _("there is no key {text}"),
            _("remove it; `playbook show --json` shows the keys"),
        ),
        "model_literal_error": (_("{text} has a value that is not allowed"), _("write {expected}")),
        "model_enum": (_("{text} has a value that is not allowed"), _("write {expected}")),
        "model_greater_than_equal": (_("{text} is too small"), _("write {expected} or more")),
        "model_less_than_equal": (_("{text} is too large"), _("write {expected} or less")),
    }

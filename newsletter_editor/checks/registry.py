"""The rules, in the order in which their problems are listed for one place."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from newsletter_editor.checks.rule import Rule

RULE_MODULES = (
    "front_matter_missing",
    "front_matter_unclosed",
    "front_matter_tab",
    "front_matter_yaml",
    "duplicate_key",
    "misspelt_key",
    "wrong_type",
    "stops_build",
    "required_key",
    "unknown_layout",
    "unknown_author",
    "unknown_tag",
    "missing_front_matter_image",
    "excerpt",
    "long_title",
    "date_differs",
    "yaml_surprise",
    "file_name",
    "windows_name",
    "same_url",
    "issue_number",
    "future_date",
    "missing_section",
    "section_order",
    "repeated_section",
    "empty_section",
    "heading_jump",
    "title_line",
    "original_link",
    "untranslated",
    "leftover_note",
    "image_alt",
    "missing_file",
    "missing_post",
    "link_syntax",
    "link_target",
    "undefined_reference",
    "undefined_footnote",
    "defined_twice",
    "dead_anchor",
    "local_address",
    "bare_url",
    "unclosed_fence",
    "unclosed_emphasis",
    "liquid",
    "mojibake",
    "control_sign",
    "unbreakable_space",
    "unwanted_table",
    "list_number",
    "no_block",
    "text_as_heading",
    "vanishing_tag",
    "code_as_text",
    "markdown_in_html",
    "placeholder",
    "doubled_word",
    "line_break",
    "spelling",
    "accent",
    "orthography_opening_signs",
    "orthography_quotes",
    "orthography_spaces",
    "orthography_doubled_spaces",
    "orthography_doubled_signs",
    "orthography_repeated_words",
    "orthography_dashes",
    "orthography_numbers",
    "orthography_percent",
    "orthography_number_words",
    "orthography_ellipsis",
    "orthography_abbreviations",
    "orthography_capitals",
    "orthography_confused_words",
    "orthography_agreement",
    "orthography_contractions",
    "orthography_prefixes",
    "mail_settings",
    "mail_subject",
    "mail_preheader",
    "mail_size",
    "mail_image",
    "mail_image_alone",
    "mail_address",
    "mail_many_links",
    "mail_clients",
)
"""Modules of `checks/rules/`; each has one `RULE`, whose id is the module's name but for signs."""

_PACKAGE = f"{__package__}.rules"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule that the program has."""
    return tuple(import_module(f"{_PACKAGE}.{name}").RULE for name in RULE_MODULES)


def rule_of(rule_id: str) -> Rule | None:
    """The rule with an id, or None. Imports that one alone: all of them take half a second."""
    name = re.sub(r"[-.]", "_", rule_id)
    return import_module(f"{_PACKAGE}.{name}").RULE if name in RULE_MODULES else None

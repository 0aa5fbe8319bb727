"""SQL."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table, nested_comment, words

_TYPES: Final = words(
    """
    bigint binary bit blob bool boolean byte char character date datetime dec decimal double
    enum fixed float int integer longblob longtext mediumblob mediumint mediumtext national
    nchar numeric precision real serial signed smallint text time timestamp tinyblob tinyint
    tinytext unsigned varbinary varchar varying year zerofill
    """
)
_KEYWORDS: Final = words(
    """
    c g abort abs absolute access add admin after aggregate all alter analyse analyze and any as asc
    asensitive assertion assignment asymmetric at atomic authorization avg backward before begin
    between bit_length both breadth by cache call called cascade cascaded case cast catalog
    catalog_name chain char_length character_length characteristics check checkpoint class
    class_origin close cluster collate collation column column_name comment commit committed
    completion connection constraint constraint_catalog constraint_name constraint_schema
    constraints contains continue conversion convert copy count create cross cube current
    current_date current_role current_time current_timestamp current_user cursor cursor_name
    cycle data database day deallocate declare default defaults deferrable deferred definer
    delete delimiter delimiters desc describe deterministic diagnostics dictionary distinct do
    domain drop dynamic each else encoding encrypted end escape every except excluding exclusive
    execute exists explain external extract false fetch first following for force foreign
    forward found freeze from full function general generated get global go grant granted group
    grouping handler having hold host identity ignore ilike immediate immutable implicit in
    including increment index inherits initially inner inout input insensitive insert instead
    intersect into invoker is isnull isolation iterate join key language large last lateral
    leading left length less level like limit listen load local localtime localtimestamp
    location lock lower match max maxvalue message_text method min minute minvalue mod mode
    modifies modify month move names natural new next no none not nothing notify notnull null
    nullif object octet_length of off offset oids old on only open operator option options or
    order ordinality out outer output overlaps overlay overriding owner parameters partial partition
    placing position preceding prepare preserve primary prior privileges procedural procedure
    range read reads recheck recursive ref references referencing reindex relative rename
    repeatable replace reset restart restrict return returned_sqlstate returns revoke right role
    rollback rollup routine row row_count rows rule schema schema_name scroll search second
    security select sensitive serializable session session_user set setof sets share show
    similar simple some source space specific sql sqlexception sqlstate stable start statement
    statistics stdin stdout storage strict subclass_origin substring sum symmetric sysid system
    system_user table table_name temp template temporary than then to trailing transform treat
    trigger trim true truncate trusted type uncommitted unencrypted union unique unknown
    unlisten unnest until update upper usage user using vacuum valid validator values verbose
    version view volatile when where window with without work write zone
    """
)
SQL_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"--[^\n]*", "c1"),
        (r"/\*", "cm", "comment"),
        (r"\d+", "mi"),
        (r"'", "s1", "single"),
        (r'"', "nv", "double"),
        (r"`", "nv", "backticks"),
        (rf"(?:{_TYPES})(?!\w)", "nb"),
        (rf"(?:{_KEYWORDS})(?!\w)", "k"),
        (r"\w+", "n"),
        (r"[+*/<>=~!@#%&|?^-]", "o"),
        (r"[;:()\[\]{},.]", "p"),
    ),
    "comment": nested_comment("comment", "cm"),
    "single": ((r"\\.|''", "se"), (r"'", "s1", "-"), (r"[^\\']+", "s1")),
    "backticks": ((r"\\.|``", "se"), (r"`", "nv", "-"), (r"[^\\`]+", "nv")),
    "double": ((r'\\.|""', "se"), (r'"', "nv", "-"), (r'[^\\"]+', "nv")),
}
SQL: Final = Machine(SQL_TABLE, re.MULTILINE | re.IGNORECASE | re.ASCII)

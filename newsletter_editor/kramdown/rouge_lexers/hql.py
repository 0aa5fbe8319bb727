"""Hive's SQL."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine
from newsletter_editor.kramdown.rouge_lexers.sql import SQL_TABLE

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        abort abs acos add add_months admin aes_decrypt aes_encrypt after all alter analyze and
        archive array array_contains as asc ascii asin assert_true atan authorization autocommit
        avg base64 before between bigint bin binary boolean both bround bucket buckets by cache
        cascade case cast cbrt ceil ceiling change char character_length chr cluster clustered
        clusterstatus coalesce collect_list collect_set collection column columns comment commit
        compact compactions compute concat concat_ws concatenate conf constraint context_ngrams
        continue conv corr cos count covar_pop covar_samp crc32 create create_union cross cube
        current current_database current_date current_timestamp current_user cursor data
        database databases date date_add date_format date_sub datediff datetime day dayofmonth
        dayofweek days dbproperties decimal decode deferred defined degrees delete delimited
        dependency desc describe detail directories directory disable distinct distribute double
        dow drop e elem_type else elt enable encode end escaped exchange exclusive exists exp
        explain explode export expression extended external extract factorial false fetch field
        fields file fileformat find_in_set first float floor following for foreign format
        format_number formatted from from_unixtime from_utc_timestamp full function functions
        get_json_object grant greatest group grouping hash having hex histogram_numeric
        hold_ddltime hour hours idxproperties if ignore import in in_file index indexes initcap
        inline inner inpath inputdriver inputformat insert instr int integer intersect interval
        into is isnotnull isnull isolation items jar java_method join json_tuple key key_type
        keys last last_day lateral lcase least left length less level levenshtein like limit
        lines ln load local locate location lock locks log log10 log2 logged_in_user logical
        long lower lpad ltrim macro map map_keys map_values mapjoin mask mask_first_n mask_hash
        mask_last_n mask_show_first_n mask_show_last_n materialized max md5 metadata min minus
        minute minutes month months months_between more msck named_struct negative next_day
        ngrams no_drop none norely noscan not novalidate ntile null nullif nulls numeric nvl
        octet_length of offline offset on only operator option or order out outer outputdriver
        outputformat over overwrite owner parse_url parse_url_tuple partialscan partition
        partitioned partitions percent percentile percentile_approx pi plus pmod posexplode
        positive pow power preceding precision preserve pretty primary principals printf
        procedure protection purge quarter radians rand range read readonly reads rebuild
        recordreader recordwriter reduce references reflect regexp regexp_extract regexp_replace
        regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy
        regr_syy reload rely rename repair repeat replace replication restrict reverse revoke
        rewrite right rlike role roles rollback rollup round row rows rpad rtrim schema schemas
        second seconds select semi sentences serde serdeproperties server set sets sha sha1 sha2
        shared shiftleft shiftright shiftrightunsigned show show_database sign sin size skewed
        smallint snapshot sort sort_array sorted soundex space split sqrt ssl stack start
        statistics stddev_pop stddev_samp stored str_to_map streamtable string struct substr
        substring substring_index sum summary table tables tablesample tan tblproperties
        temporary terminated then time timestamp timestamptz tinyint to to_date to_utc_timestamp
        touch transaction transactions transform translate trigger trim true trunc truncate
        ucase unarchive unbase64 unbounded undo unhex union uniontype uniquejoin unix_timestamp
        unlock unset unsigned update upper uri use user using utc utc_tmestamp utctimestamp
        validate value_type values var_pop var_samp varchar variance vectorization version view
        views week weekofyear weeks when where while width_bucket window with work write xpath
        xpath_double xpath_float xpath_int xpath_long xpath_number xpath_short xpath_string year
        years zone
""",
        "nb": """
        array bigint binary boolean char date decimal double float int integer interval map
        numeric precision smallint string struct timestamp tinyint uniontype varchar
""",
    },
    ignore_case=True,
)
_VARIABLE: Final = (r"\$\{", "nv", "variable")


HQL: Final = Machine(
    {
        **SQL_TABLE,
        "start": ((r'"', "s2", "string"), _VARIABLE, (r"[^\W\d]\w*", _WORDS), *SQL_TABLE["start"]),
        "single": (_VARIABLE, (r"[^\\'$]+", "s1"), *SQL_TABLE["single"]),
        "string": (
            _VARIABLE,
            (r'"', "s2", "-"),
            (r'[^\\"$]+', "s2"),
            *SQL_TABLE["double"],
        ),
        "variable": ((r"\}", "nv", "-"), (r"[^}]+", "nv")),
    },
    re.MULTILINE | re.IGNORECASE | re.ASCII,
)

"""Random templates as people write them: laxly, with CRLF, includes, any value to any filter.

What Jekyll makes of them is asked of the installed one; see `liquid_differences`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

YAML_VALUES = (
    *("yes", "No", "on", "Y", "True", "FALSE", "null", "~", "", "12", "-3", "+1", "0o17", "017"),
    *("0x1F", "0b11", "1_000", "1e3", "1.5", "-.5", ".inf", "1.", "12:30", "190:20:30", "1,000"),
    *("2020-01-02", "2020-1-2", "2020-01-02 03:04:05", "2020-01-02T03:04:05Z", "2001-12-14 21:59"),
    *("'it''s'", '"a\\tb\\u00e1"', "! x", "! '12'", "!!str 12", "!!int '7'", "a b"),
    *("[b, 1, null, 2.5]", "[[1], [2, [3]]]", "{a: 1, b: [x]}", "[]", "{}", "[{n: 1}, {n: 2}]"),
    *("|\n  lit\n  eral\n", ">\n  fol\n  ded\n", ">-\n  x\n\n  y\n", "|+\n  z\n\n", "a\n  b\n  c"),
    *("a # c", "'#'", "http://x.y/?a=b", "<b>á</b>", "&a q", "=", "$1", "1 2"),
)
"""Of every kind that YAML has, as a post may have them in its front matter."""

FILES = {
    "_config.yml": "title: F\nurl: https://f.example\nbaseurl: /base\n",
    "_includes/a.html": "[{{ include.v }} {% include b.html w=include.v %} {{ include.w }}]",
    "_includes/b.html": "<{{ include.v }}|{{ include.w }} {% include c.html %}>\r\n",
    "_includes/c.html": "({{ include.w }}{{ include.v }}{{ x }})\r\n{% assign x = include.v %}",
    "_data/d.yml": "uno: 1\ndos: [a, 2, 3.5]\ntres: {x: 1}\n",
    "_posts/2020-01-02-otro.md": "---\ntitle: Otro\ntags: [a, 1]\nn: 3\n---\nuno\n",
    "_posts/2020-01-03-mas.md": "---\ntitle: Más\ntags: b\nn: 1\n---\nuno\n\ndos\n",
}
FRONT_MATTER = (
    "---\ntitle: Título\nt: 'a B  c'\ne: ''\nb: ' '\ni: 5\nneg: -3\nz: 0\nf: 2.5\nbig: 1.0e+20\n"
    "si: true\nnop: false\nnada:\nl: [3, 1, 2]\nw: [b, A, c, null]\nmix: [1, x, null, 2.5, true]\n"
    "nest: [[1, 2], [3]]\nm: {a: 1, b: {c: [x]}}\nmaps: [{n: 2, s: b}, {n: 1, s: a}, {s: c}]\n"
    "day: 2020-02-03\nat: 2020-02-03 04:05:06\nzone: 2020-02-03 04:05:06 +0200\nnum: '12'\n"
    "html: '<b>á & \"q\"</b>'\nempty: []\nlines: \"a\\r\\nb\\nc\"\nlimit: L\n"
    + "".join(f"k{number}: {value}\n" for number, value in enumerate(YAML_VALUES)) + "---\n"
)  # fmt: skip
_TEXTS_LISTED = (
    "page.title|page.t|page.e|page.b|page.num|page.html|page.lines|page.limit|page.url|"
    "page.slug|page.w.last|page.m['a']|'x'|\"y z\"|''|'a,b'|'-'|'12'|site.title"
)
_TEXTS = _TEXTS_LISTED.split("|")
_NUMBERS_LISTED = "page.i page.neg page.z page.f page.big page.l[0] page.l.size 1 -2 0 2.5 1.2.3"
_NUMBERS = _NUMBERS_LISTED.split(" ")
_LISTS_LISTED = (
    "page.l page.w page.mix page.nest page.empty page.tags page.m.b.c site.data.d.dos "
    "page.nada page.nope page.title page.i"
)
_LISTS = _LISTS_LISTED.split(" ")
_MAPS = ["page.maps"]
_DATES = ["page.day", "page.at", "page.zone", "page.date", "'2020-03-04'", "page.num"]
_ODD_LISTED = (
    "nil true false empty blank (1..3) (z..2) null x q limit offset in for page.si "
    "page.nop page.nada page.m page.maps page.maps[0] site.data.d site.nope page.l[-1] "
    "page.m.a"
)
_ODD = _ODD_LISTED.split(" ")
_PRINTED = [each for each in _ODD if each not in ("empty", "blank")]
_OF_TEXTS_LISTED = (
    "append prepend capitalize downcase escape escape_once lstrip newline_to_br remove "
    "remove_first replace replace_first rstrip size slice split strip strip_html "
    "strip_newlines truncate upcase url_decode url_encode cgi_escape inspect jsonify "
    "normalize_whitespace relative_url slugify absolute_url uri_escape xml_escape default "
    "nofilter to_integer"
)
_OF_TEXTS = _OF_TEXTS_LISTED.split(" ")
_OF_NUMBERS_LISTED = (
    "abs at_least at_most ceil divided_by floor minus modulo plus round times append size "
    "default jsonify inspect"
)
_OF_NUMBERS = _OF_NUMBERS_LISTED.split(" ")
_OF_LISTS_LISTED = (
    "compact concat first join last reverse size sort sort_natural uniq pop push shift "
    "unshift array_to_sentence_string jsonify inspect default"
)
_OF_LISTS = _OF_LISTS_LISTED.split(" ")
_OF_MAPS = ["where", "sort", "reverse", "compact", "uniq"]
_FROM_MAPS = ["find", "map", "group_by", "size", "jsonify", "where"]
_OF_DATES = ["date", "date_to_string", "date_to_xmlschema", "append", "default"]
_OF_NO_KIND_LISTED = (
    "date_to_long_string date_to_rfc822 find find_exp group_by group_by_exp map number_of_words "
    "markdownify smartify strip_index where where_exp"
)
_OF_ANYTHING = sorted(
    {*_OF_TEXTS, *_OF_NUMBERS, *_OF_LISTS, *_OF_DATES, *_OF_NO_KIND_LISTED.split(" ")}
)
_NAMED = ("'n'", "'a'", "'b'", "'size'", "0")
_WORDS_GIVEN = {
    "date": (("'%Y-%m-%d %H:%M:%S %z'", "'%b %-d %e %j'", "nil", "page.e"),),
    "date_to_long_string": (("'ordinal'",), ("'US'", "'UK'")),
    "date_to_string": (("'ordinal'",), ("'US'", "'UK'")),
    "find": (_NAMED, ("1", "'x'", "nil", "empty")),
    "find_exp": (("'i'",), ("'i.n == 1'", "'i'", "'i > 1'")),
    "group_by": (_NAMED,),
    "group_by_exp": (("'i'",), ("'i.n'", "'i | size'")),
    "map": (_NAMED,),
    "number_of_words": (("'auto'", "'cjk'"),),
    "slugify": (("'pretty'", "'latin'", "'ascii'", "'none'"),),
    "sort": (_NAMED, ("'first'", "'last'")),
    "sort_natural": (_NAMED,),
    "uniq": (_NAMED,),
    "compact": (_NAMED,),
    "where": (_NAMED, ("1", "'x'", "nil", "empty")),
    "where_exp": (("'i'",), ("'i.n == 1'", "'i'", "'i > 1'")),
}
"""What each argument may be, of filters that take names, expressions or modes."""
_MAY_LACK = ("compact", "date_to_long_string", "date_to_string", "number_of_words", "slugify",
             "sort", "sort_natural", "uniq")  # fmt: skip
_ARGUMENTS = {
    **dict.fromkeys(
        ("append", "at_least", "at_most", "concat", "divided_by", "minus", "modulo", "plus",
         "prepend", "push", "remove", "remove_first", "split", "times", "unshift"),
        (1, 1),
    ),
    **dict.fromkeys(("replace", "replace_first", "slice"), (1, 2)),
    **dict.fromkeys(("default", "join", "pop", "round", "shift", "truncate", "nofilter"), (0, 1)),
}  # fmt: skip
_OPERATORS = ("==", "!=", "<>", "<", ">", "<=", ">=", "contains", "=", "&&", "and", "===", "is")
_PIECES_LISTED = (
    ". $ ( ) [ ] : , = ! & ^ ~ * / \\ @ # ? < > + - ; _ 0 1 7.5 x i.j page .title site.title [0] "
    "page.count count now today first max this $x @y #each /if > 'a' \"b\" title | upcase join: "
    "default: end range with page.l page.t .l ['l'] [page.z] [^/] \\. ../ && || == page.m >= ... "
    ".. => :: ?: í"
)
_PIECES = _PIECES_LISTED.split(" ")
_STRAY = ("foo", "!", "x y", "&& z", ", ,", "| |", "')", "#", "%", "a=b", "(b)", ":", "1 2", "-")
_ENDS = ("\n", "\r\n", "\r\n\r\n", " ", "")


class LaxTemplates:
    """Gives templates, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def template(self, depth: int = 0) -> str:
        """One template."""
        inner = self.template(depth + 1) if depth < 2 else self._text()
        end = self._pick(_ENDS)
        made = self._pick(
            (self._output, self._assign, self._if, self._for, self._include, self._case,
             self._capture, self._cycle, self._output, self._unless, self._anything,
             self._foreign)
        )(inner)  # fmt: skip
        return made + end + (self._output("") if self._chance(0.3) else "")

    def _output(self, inner: str) -> str:
        del inner
        return "{{" + self._dash() + f" {self._expression()} {self._stray()}" + "}}"

    def _anything(self, inner: str) -> str:
        """A value of any kind, given to any filter."""
        text = f"page.k{self._random.randrange(len(YAML_VALUES))}"
        for _ in range(self._pick((1, 1, 2))):
            name = self._pick(_OF_ANYTHING)
            if words := _WORDS_GIVEN.get(name):
                least = 0 if name in _MAY_LACK else len(words)
                given = [
                    self._pick(each) for each in words[: self._random.randint(least, len(words))]
                ]
                text += f" | {name}" + (": " + ", ".join(given) if given else "")
            else:
                text += self._filter(name, (*_TEXTS, *_NUMBERS, "nil"))
        return "{{ " + text + " }}" + inner

    def _foreign(self, inner: str) -> str:
        """What stands between braces in posts about other languages that have them."""
        pieces = "".join(
            self._pick(_PIECES) + self._pick(("", "", " "))
            for _ in range(self._random.randint(1, 7))
        )
        if self._chance(0.85):
            return "{{" + pieces + "}}" + inner
        before, behind = self._pick(
            (
                ("if ", "endif"),
                ("for i in ", "endfor"),
                ("assign q = ", ""),
                ("unless ", "endunless"),
            )
        )
        end = "{% " + behind + " %}" if behind else ""
        return "{% " + before + pieces + " %}" + inner + end

    def _assign(self, inner: str) -> str:
        name = self._pick(("x", "q", "limit", "in", "for", "a-b", "x.y", "contains", "not"))
        return "{% assign " + f"{name} = {self._expression()} {self._stray()}" + "%}" + inner

    def _if(self, inner: str) -> str:
        alternative = self._pick(("", "{% else %}no", "{% elsif " + self._condition() + " %}si"))
        return (
            "{%" + self._dash() + f" if {self._condition()} " + "%}" + inner + alternative
            + "{% endif " + self._stray() + "%}"
        )  # fmt: skip

    def _unless(self, inner: str) -> str:
        return "{% unless " + self._condition() + " %}" + inner + "{% endunless x %}"

    def _for(self, inner: str) -> str:
        name = self._pick(("x", "i", "limit", "a-b"))
        parts = [
            self._pick(("reversed", "limit:2", "offset:1", "limit: page.z", "limit:1 ", "x", ","))
            for _ in range(self._random.randrange(3))
        ]
        shown = self._pick((name, "forloop.index", f"{name}.title", f"{name}[0]", f"{name}.s"))
        items = self._pick(
            ("site.posts", "site.data.d", "page.l", "page.maps", "page.m", "(1..4)", "page.title",
             "page.nest", "page.nada", "page.w", self._value())
        )  # fmt: skip
        return (
            "{% for " + f"{name} in {items} {' '.join(parts)} " + "%}{{ " + shown + " }}" + inner
            + self._pick(("", "{% else %}none", "{% break %}")) + "{% endfor " + self._stray()
            + "%}"
        )  # fmt: skip

    def _include(self, inner: str) -> str:
        parameters = [
            f"{self._pick(('v', 'w', 'z'))}={self._pick(('page.title', 'page.i', 'x', '1'))}"
            if self._chance(0.6)
            else f'{self._pick(("v", "w"))}="{self._pick(("q", "a b", "{{ x }}"))}"'
            for _ in range(self._random.randrange(3))
        ]
        name = self._pick(("a.html", "b.html", "c.html", "/c.html"))
        return "{% include " + " ".join([name, *parameters]) + " %}" + inner

    def _case(self, inner: str) -> str:
        whens = f"{self._value()}{self._pick((' or ', ', ', ' '))}{self._value()}"
        return (
            "{% case " + self._pick((*_TEXTS, *_NUMBERS)) + " %}{% when " + whens + " %}" + inner
            + "{% else %}otro{% endcase %}"
        )  # fmt: skip

    def _capture(self, inner: str) -> str:
        name = self._pick(("q", "x", '"q"', "'x'"))
        return "{% capture " + name + " %}" + inner + "\r\n{% endcapture %}{{ q | jsonify }}{{ x }}"

    def _cycle(self, inner: str) -> str:
        values = self._pick(("'a', 'b'", "x: 'a', 'b'", "1, page.i", "'a'"))
        return "{% cycle " + values + " %}" + inner

    def _condition(self) -> str:
        first = self._comparison()
        if self._chance(0.3):
            first += f" {self._pick(('and', 'or', '&&', '||'))} {self._comparison()}"
        return first + self._stray()

    def _comparison(self) -> str:
        value = self._value()
        if self._chance(0.1):
            value = f"({value})"
        if self._chance(0.2):
            return value + self._pick(("", " | size", " | size > 0"))
        operator = self._pick(_OPERATORS[:8]) if self._chance(0.9) else self._pick(_OPERATORS)
        return f"{value} {operator} {self._value()}"

    def _expression(self) -> str:
        values, filters, given = self._pick(
            (
                (_TEXTS, _OF_TEXTS, (*_TEXTS, *_NUMBERS)),
                (_TEXTS, _OF_TEXTS, (*_TEXTS, *_NUMBERS)),
                (_NUMBERS, _OF_NUMBERS, (*_NUMBERS, "page.num", "nil")),
                (_LISTS, _OF_LISTS, (*_LISTS[:8], "'x'", "2", "page.title")),
                (_MAPS, _OF_MAPS, ()),
                (_DATES, _OF_DATES, ()),
                ((*_PRINTED, *_TEXTS), ("append", "default", "jsonify", "size", "upcase"), _TEXTS),
            )
        )
        text = self._pick(values)
        if values is _MAPS:
            for _ in range(self._random.randrange(3)):
                text += self._filter(self._pick(_OF_MAPS), ())
            return text + self._filter(self._pick(_FROM_MAPS), ())
        for _ in range(self._pick((0, 1, 1, 1, 2, 2))):
            text += self._filter(self._pick(filters), given)
        return text

    def _filter(self, name: str, given: Sequence[str]) -> str:
        if not given:
            arguments = {
                "where": ["'s'", self._pick(("'a'", "'b'", "nil", "''", "page.nope"))],
                "find": ["'n'", self._pick(("1", "'2'", "9"))],
                "map": [self._pick(("'s'", "'n'", "'title'", "'nope'"))],
                "group_by": [self._pick(("'s'", "'n'", "'title'"))],
                "sort": [self._pick(("'s'", "'n'"))],
                "sort_natural": ["'s'"],
                "date": [self._pick(("'%Y-%m-%d'", "'%H:%M %z'", "''", "'%b %-d %e %j'"))],
                "append": ["'!'"],
            }.get(name, [])
        else:
            count = self._random.randint(*_ARGUMENTS.get(name, (0, 0)))
            arguments = [self._pick(given) for _ in range(count)]
        return f" | {name}" + (": " + ", ".join(arguments) if arguments else "")

    def _value(self) -> str:
        return self._pick(self._pick((_TEXTS, _NUMBERS, _ODD, _LISTS)))

    def _text(self) -> str:
        return self._pick(("uno", "\r\n", "a\nb", " x ", "ñ"))

    def _stray(self) -> str:
        return f"{self._pick(_STRAY)} " if self._chance(0.08) else ""

    def _dash(self) -> str:
        return "-" if self._chance(0.1) else ""

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, of: Sequence[T]) -> T:
        return self._random.choice(of)

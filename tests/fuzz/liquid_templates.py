"""Random templates whose filters are given what they take, so that Jekyll does not stop at them."""

from __future__ import annotations

import random

_TEXTS = (
    "'a b'|'x,y,z'|'Ünï 😀'|''|'El-Título'|'a/b/c.html'|'2020-03-04'|page.title|"
    "page.tags.first|page['title']|page.url|page.slug"
)
_NUMBERS = "1|0|-3|2.5|10.0|7|page.int|page.float|page.list.size|page.list[1]"
_ANYTHING = "nil|true|false|page.nothing|page.empty|page.nested|site.data.people"
_VALUES = {
    "text": _TEXTS.split("|"),
    "number": _NUMBERS.split("|"),
    "list": ["page.list", "page.tags", "page.categories", "site.data.list"],
    "posts": ["site.posts"],
    "date": ["page.date", "page.day", "page.moment"],
    "any": _ANYTHING.split("|"),
}
_FILTERS = {
    ("text", "text"): (
        "upcase|downcase|capitalize|append: 'z'|prepend: page.int|replace: 'a','b'|strip|lstrip|"
        "replace_first: 'a', ''|remove: 'a'|remove_first: 'x'|rstrip|strip_html|strip_newlines|"
        "newline_to_br|escape|escape_once|url_encode|truncate: 5|truncate: 3, ''|truncatewords: 1|"
        "slice: 1|slice: -2, 2|slice: 0, 3|default: 'd'|slugify|slugify: 'pretty'|slugify: 'latin'|"
        "slugify: 'ascii'|slugify: 'raw'|xml_escape|cgi_escape|uri_escape|normalize_whitespace|"
        "jsonify|inspect|relative_url|absolute_url|strip_index"
    ),
    ("text", "number"): "size|number_of_words|number_of_words: 'auto'|plus: 1|to_integer",
    ("text", "list"): "split: ','|split: ' '|split: ''|split: 'b'",
    ("number", "number"): (
        "plus: 1|plus: 1.5|minus: '2'|times: 3|times: 0.5|divided_by: 2|divided_by: 2.0|"
        "modulo: 3|abs|ceil|floor|round|round: 1|at_least: 2|at_most: 2|to_integer|default: 4"
    ),
    ("number", "text"): "append: 'px'|prepend: '#'|jsonify|inspect",
    ("list", "list"): (
        "reverse|uniq|compact|push: 'p'|pop|shift|unshift: 1|concat: page.tags|"
        "where_exp: 'i', 'i != nil'|slice: 1, 2"
    ),
    ("list", "text"): (
        "join|join: '-'|array_to_sentence_string|array_to_sentence_string: 'y'|jsonify"
    ),
    ("list", "number"): "size",
    ("posts", "posts"): (
        "reverse|sort: 'title'|sort: 'int'|sort: 'int', 'last'|where: 'lang','es'|where: 'int', 5|"
        "where: 'tags', 'a'|where_exp: 'p', 'p.int > 1'|"
        "where_exp: 'p', \"p.tags contains 'a'\"|shift"
    ),
    ("posts", "list"): "map: 'title'|map: 'int'|map: 'url'",
    ("posts", "number"): "size",
    ("date", "text"): (
        "date: '%Y-%m-%d'|date: '%H:%M %p'|date: '%e %-d %j %b %^B'|date_to_string|"
        "date_to_xmlschema|date_to_rfc822|date_to_long_string: 'ordinal'|"
        "date_to_string: 'ordinal', 'US'"
    ),
    ("any", "text"): "jsonify|inspect|default: 'd'",
}  # fmt: skip
_OPERATORS = ("==", "!=", "<", ">", "<=", ">=")
_LOOPS = ("", " limit:2", " offset:1", " reversed", " limit:2 offset:1")


class Templates:
    """Gives templates, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def template(self, depth: int = 0) -> str:
        """One template."""
        choice = self._random.random()
        inner = self.template if depth < 3 else self._output
        if choice < 0.5 or depth >= 3:
            return self._output()
        if choice < 0.6:
            return "{% assign x = " + self._expression() + " %}{{ x }}"
        if choice < 0.75:
            other = inner(depth + 1)
            return "{% if " + self._condition() + " %}" + other + "{% else %}no{% endif %}"
        if choice < 0.9:
            items = self._random.choice([*_VALUES["list"], *_VALUES["posts"], "(1..4)"])
            loop = "{% for x in " + items + self._random.choice(_LOOPS) + " %}"
            return loop + inner(depth + 1) + " {{ forloop.rindex }}{% else %}none{% endfor %}"
        if choice < 0.95:
            kind = self._random.choice(["text", "number"])
            return (
                "{% case " + self._value(kind) + " %}{% when " + self._value(kind) + " %}"
                + inner(depth + 1) + "{% else %}other{% endcase %}"
            )  # fmt: skip
        return "a {%- capture x -%} " + inner(depth + 1) + " {%- endcapture -%} {{ x }}"

    def _output(self, depth: int = 0) -> str:
        del depth
        return "{{ " + self._expression() + " }}"

    def _expression(self) -> str:
        kind = self._random.choice(list(_VALUES))
        text = self._value(kind)
        steps = self._random.choice((0, 1, 1, 2, 2, 3))
        if kind == "posts" and not steps:
            # A post by itself is printed as Ruby shows its objects.
            steps = 1
        while steps or kind == "posts":
            start = kind
            kind = self._random.choice([b for a, b in _FILTERS if a == start])
            text += " | " + self._random.choice(_FILTERS[start, kind].split("|"))
            steps = max(steps - 1, 0)
        return text

    def _value(self, kind: str) -> str:
        return self._random.choice(_VALUES[kind])

    def _condition(self) -> str:
        kind = self._random.choice(["text", "number"])
        first = f"{self._value(kind)} {self._random.choice(_OPERATORS)} {self._value(kind)}"
        if self._random.random() < 0.7:
            return first
        second = self._random.choice(
            [self._value("any"), f"{self._value('text')} contains 'a'", "page.tags contains 'a'"]
        )
        return f"{first} {self._random.choice(['and', 'or'])} {second}"

"""Random templates of tags in tags: loops of every kind and what ends them, groups of `cycle`,
counters, captures, comments, raw text with odd ends, spaces taken away anywhere.

They run over the site of `lax_templates`; what Jekyll makes of them is asked of the installed one.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_ITEMS = (
    *("page.l", "page.w", "page.m", "(1..4)", "(1..page.i)", "page.t", "page.empty", "page.nope"),
    *("page.maps", "site.data.d", "site.posts", "page.tags", '"abc"', "(3..1)", "page.l[0]", "nil"),
    *("blank", "page.nest", "page.mix"),
)
_OF_FOR = (
    *("", "", "", " limit:2", " offset:1", " reversed", " limit:page.i", " offset:continue"),
    *(" reversed limit:2 offset:1", " limit:2 offset:continue", " offset: continue limit: 1"),
    *(" limit:0", " offset:9", " limit:nil", ' limit:"2"', " limit:-1", ", limit: 2, offset:1"),
)
_OF_ROWS = (
    *("", " cols:2", " cols:2 limit:3", " cols:3 offset:1", " cols:page.i", " limit:2"),
    *(" cols:0", ' cols:"2"', " cols:nil"),
)
_CONDITIONS = (
    *("i", "i == 1", "page.l contains i", "forloop.first", "v", "i > 1 and i < 4", "nil", '""'),
    *("i == 1 or i == 2 and false", "page.nope == nil", "page.empty == empty", "i != blank"),
    *('page.title contains "T"', 'page.m contains "a"', "forloop.last", "true and true", "v == i"),
)
_VALUES = (
    *("i", "page.l | first", 'v | append: "z"', '"x"', "page.title | upcase", "nil", "i.n"),
    *("forloop.index | times: 2", 'page.w | sort_natural | join: "-"', "(1..2)", "v | push: i"),
    *('page.t | split: " "', 'page.l | where_exp: "i", "i > 2"'),
)
_OUTPUTS = (
    *("i", "j", "v", "page.title", "forloop.index", "forloop.index0", "forloop.rindex", "forloop"),
    *("forloop.first", "forloop.last", "forloop.length", "forloop.parentloop.index", "i.n", "n"),
    *("forloop.name", "tablerowloop.col", "tablerowloop.row", "tablerowloop.col_first", "i[0]"),
    *("tablerowloop.col_last", "tablerowloop.index", "i[1]", "include.v", '"q"', "page.l | join"),
    *("i | plus: 1", "v | append: i", "forloop.rindex0", "tablerowloop", "page.l[i]", "page.m[i]"),
)
_TEXTS = (" ", "\n", " \n ", "a", "b ", " c", "\t", "", "\r\n", "-", "é\n\n")
_CYCLES = (
    *('"a", "b"', '"a","b","c"', '"g": "x", "y"', 'i: "x", "y"', "page.i: 1, 2", "1, 2", "i, j"),
    *('page.title, "z"', '"one"', '"a" , "b" ', 'g: "x","y"', "'x', 'y'", '"a" "b"', "v: v, i"),
    'nil, "a"',
)
_WHENS = (
    *("1", "1, 2", "1 or 2", '"T"', "3", "page.i", "nil", '"a", "b" or "c"', "i", "(1..2)", "1 2"),
    *("empty", "blank", "true"),
)
_CASES = (
    *("i", "page.i", "page.title", "v", "nil", "forloop.index", "page.l", "page.l.size", "i.n"),
)
_INCLUDES = (
    *("a.html v=1", 'a.html v=i w="z"', "b.html", 'a.html v="{{ i }}"', "c.html w=v", "c.html"),
    *('{{ "a" }}.html v=v', "a.html v=page.title w=page.i", "a.html  v = 1", "b.html v=include.v"),
    *("a.html v='q' w=\"it's\"", 'a.html v="a\\"b"', "a.html v=v\nw=i"),
)
_RAW = (
    *("{{ i }}", "{% if %}", "{{", "%}", " x ", "\n a \n", "{% raw %}", "{% endra %}"),
    "{% end raw %}",
)
_COUNTERS = (
    *("increment n", "decrement n", "increment v", "decrement i", "increment page", "decrement m"),
    *('increment "n"', "increment n.x"),
)
_ENDS = (
    *("{% break %}", "{% continue %}", "{% if i == 2 %}{% break %}{% endif %}"),
    "{% if forloop.index == 2 %}{% continue %}{% endif %}",
)
_WHOLE = (
    "{% highlight ruby %}x = 1{% endhighlight %}",
    "{% highlight js linenos %}\na\n{% endhighlight %}",
    *("{%- highlight text -%}\n  t\n{%- endhighlight -%}", '{{- "x" -}}', "{%- assign z = 1 -%}"),
    *('{{"a"|upcase}}', "{%if i%}{{i}}{%endif%}", "{{ }}", "{{-}}", "{%- -%}", "{{ i }}}"),
    *("{ { i } }", '{{ "}}" }}', '{{ "%}" }}', '{% assign q = "%}" %}{{ q }}'),
)  # fmt: skip
_DEEPEST = 3


class NestedTemplates:
    """Gives templates, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def template(self, depth: int = 0) -> str:
        """One template."""
        return "".join(self._node(depth + 1) for _ in range(self._random.randint(1, 3)))

    def _node(self, depth: int) -> str:
        if depth > _DEEPEST + 1 or self._random.random() < 0.25:
            text, output = self._pick(_TEXTS), self._pick(_OUTPUTS)
            return self._pick((text, f"{{{{{self._dash()} {output} {self._dash()}}}}}"))
        makers = (
            *(self._for, self._for, self._rows, self._case, self._if, self._unless),
            *(self._block, self._block, self._raw, self._tag, self._tag, self._end),
        )
        return self._pick(makers)(depth)

    def _for(self, depth: int) -> str:
        tag = f"for {self._pick('ij')} in {self._pick(_ITEMS)}{self._pick(_OF_FOR)}"
        alternative = self._pick(("", "", "{% else %}none"))
        return self._open(tag) + self.template(depth) + alternative + "{% endfor %}"

    def _rows(self, depth: int) -> str:
        tag = f"tablerow i in {self._pick(_ITEMS)}{self._pick(_OF_ROWS)}"
        return self._open(tag) + self.template(depth) + self._open("endtablerow")

    def _case(self, depth: int) -> str:
        alternative = self._pick(
            ("", "{% when 7 %}two", "{% else %}else", "{% else %}1{% else %}2")
        )
        return (
            self._open(f"case {self._pick(_CASES)}") + self._pick(("", "\n", " "))
            + self._open(f"when {self._pick(_WHENS)}") + self.template(depth) + alternative
            + "{% endcase %}"
        )  # fmt: skip

    def _if(self, depth: int) -> str:
        alternatives = ("", "{% else %}E", "{% elsif i == 2 %}L", "{%- else -%} w ")
        return (
            self._open(f"if {self._pick(_CONDITIONS)}") + self.template(depth)
            + self._pick(alternatives) + self._open("endif")
        )  # fmt: skip

    def _unless(self, depth: int) -> str:
        alternative = self._pick(("", "{% else %}U", "{% elsif i %}X"))
        tag = f"unless {self._pick(_CONDITIONS)}"
        return self._open(tag) + self.template(depth) + alternative + self._open("endunless")

    def _block(self, depth: int) -> str:
        name = self._pick(("capture v", 'capture "v"', "capture w", "ifchanged", "comment"))
        return self._open(name) + self.template(depth) + self._open(f"end{name.split(' ')[0]}")

    def _raw(self, depth: int) -> str:
        del depth
        # With a dash before its name the end is none.
        end = "{% endraw " + self._dash() + "%}"
        return self._open("raw") + self._pick(_RAW) + end

    def _tag(self, depth: int) -> str:
        del depth
        tags = (
            f"cycle {self._pick(_CYCLES)}",
            f"assign v = {self._pick(_VALUES)}",
            f"include {self._pick(_INCLUDES)}",
            self._pick(_COUNTERS),
        )
        return self._pick((self._open(self._pick(tags)), self._pick(_WHOLE)))

    def _end(self, depth: int) -> str:
        del depth
        return self._pick(_ENDS)

    def _open(self, tag: str) -> str:
        return f"{{%{self._dash()} {tag} {self._dash()}%}}"

    def _dash(self) -> str:
        return self._pick(("", "", "", "-"))

    def _pick(self, among: Sequence[T]) -> T:
        return self._random.choice(among)

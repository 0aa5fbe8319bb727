"""Random templates as hardly anyone writes them: signs glued or astray, Liquid's words as names.

What Jekyll makes of them is asked of the installed one; see `liquid_differences`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_WORDS_LISTED = (
    "and or contains in not true false nil null blank empty limit offset reversed cols for if else "
    "size first last as with continue required x x-y x? _ 5 -x 5x n"
)
_WORDS = _WORDS_LISTED.split(" ")
_PATHS_LISTED = (
    "page.title page.i page.f page.neg page.l page.w page.mix page.nest page.m page.maps page.e "
    "page.nada page.si page.nop page.t page.limit page['title'] page[\"l\"] page.l[0] page.l[-1] "
    "page.l[1.5] page.l[x] page.l.first page.l.last.x page.l.size page.m.a page.m['b'] "
    "page.m.b.c[0] page.nest[0][1] page.nest.last.first page.maps[0].n page.maps.first['s'] "
    "page[x] page[page.limit] page.title.size page.title[0] page.i.x page.l[page.z] page.l[9] "
    "page.m[\"b\"]['c'] page.w[page.l[0]] page.day page.empty site.title site.posts.size x.y "
    "page.and page.or page.contains page.size page..title page.m. .page page.l. page.l[ page.l]"
)
_PATHS = _PATHS_LISTED.split(" ")
_LITERALS_LISTED = (
    "'a' \"b\" '' \"\" 'a b' 'a,b' \"it's\" '|' 'x:y' 1 0 -1 2 10 1.5 -2.5 2. 1.2.3 007 1e3 +1 .5 "
    "1..2 nil true false empty blank '12' 'L' \"x\""
)
_LITERALS = (*_LITERALS_LISTED.split(" "), "'a b'", '"}"', "'%'")
_ENDS_LISTED = "0 1 2 3 5 -1 x page.i page.neg page.title page.nada page.z 1.5 'a' '2' page.f n"
_RANGE_ENDS = _ENDS_LISTED.split(" ")
_OPERATORS_LISTED = "== != <> < > <= >= contains = === =< => ! && || is and or in not - + == !="
_OPERATORS = _OPERATORS_LISTED.split(" ")
_STRAY_LISTED = ", : | ( ) [ ] . .. ' \" ! = < > & # % ? - ; ,, || :: () [] '' \\ / @ $ ` ~ é or"
_STRAY = _STRAY_LISTED.split(" ")
_FILTERS_LISTED = (
    "upcase size first last join default inspect jsonify append prepend plus minus times sort "
    "reverse uniq compact concat push pop slice truncate split replace remove strip escape abs "
    "ceil round at_least map where downcase capitalize array_to_sentence_string nofilter "
    "date_to_xmlschema slugify divided_by modulo floor to_integer newline_to_br url_encode "
    "strip_html lstrip sort_natural number_of_words where_exp group_by group_by_exp find"
)
_FILTERS = _FILTERS_LISTED.split(" ")
_ODD_NAMES = ("x.y", "x[0]", "(x)", "((x))", "x y", "'x'", '"x"', "é", "x=y", "", "x,y", "|x")
_LISTS = ("page.l", "page.w", "page.maps", "page.m", "page.nest", "site.posts")
_ADDRESSES = ("_posts/2020-01-02-otro.md", "2020-01-02-otro", "nope.md", "{{ x }}", "", "a b",
              "'2020-01-02-otro'", "/2020-01-02-otro", "2020-01-03-mas.md")  # fmt: skip
_OPTIONS = ("linenos", "linenos=table", 'mark_lines="1 2"', "mark_lines=1", "x=y", 'x="a"',
            'mark_lines=""', "hl_lines", "linenos=", "LINENOS", "a-b")  # fmt: skip
_WHOLE = ("forloop", "tablerowloop", "page", "p", "p.next", "site.posts", "p.tags", "p.excerpt",
          "forloop.parentloop", "paginator", "theme", "site.data", "p.date", "forloop.name",
          "forloop.index0", "forloop.rindex", "include")  # fmt: skip
_SPACES = ("", "", " ", " ", " ", "  ", "\n", "\t")
_BREAKS = ("\r\n", "\t", "\u00a0", "\v", " \r\n ", "\f")
_EXPRESSIONS = ("'i'", "'i == 1'", "'i > 1 and i < 3'", "'i == 1 == 2'", "'i.n'", "'(1..3)'",
                "'i contains \"a\"'", "'i | size'", "'i or nil'", "'i == or'", "''")  # fmt: skip


class OddTemplates:
    """Gives templates, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def template(self, depth: int = 0) -> str:
        """One template."""
        made = self._pick(
            (self._output, self._output, self._if, self._if, self._unless, self._case, self._for,
             self._for, self._tablerow, self._cycle, self._assign, self._capture, self._counter,
             self._include, self._silent, self._braces, self._of_jekyll, self._whole)
        )(depth)  # fmt: skip
        before = ""
        if depth == 0 and self._chance(0.5):
            name = self._pick(_WORDS)
            before = "{% assign " + f"{name} = {self._value(1)}" + " %}"
        behind = self.template(depth + 1) if depth < 1 and self._chance(0.3) else ""
        return before + made + behind

    def _inner(self, depth: int) -> str:
        if depth < 2 and self._chance(0.3):
            return self.template(depth + 1)
        return self._pick(("uno", " x ", "a\nb", " ", "", "{{ x }}", "{{ n }}", "\r\n", " \t\r\n"))

    def _tag(self, name: str, markup: str = "") -> str:
        if markup and self._chance(0.06):
            markup = self._spoilt(markup)
        start = self._pick(("{% ", "{% ", "{% ", "{%", "{%- ", "{%-", "{%-\n"))
        end = self._pick((" %}", " %}", " %}", "%}", " -%}", "-%}", "\n-%}"))
        return start + name + (self._pick((" ", " ", "  ", "\n")) + markup if markup else "") + end

    def _output(self, depth: int) -> str:
        del depth
        text = self._filtered()
        if self._chance(0.06):
            text = self._spoilt(text)
        start = self._pick(("{{ ", "{{ ", "{{", "{{- ", "{{-"))
        return start + text + self._pick((" }}", " }}", "}}", " -}}", "-}}"))

    def _if(self, depth: int) -> str:
        elsif = self._tag("elsif", self._condition()) + "si" if self._chance(0.2) else ""
        other = self._tag("else", self._stray()) + "no" if self._chance(0.5) else ""
        return (
            self._tag("if", self._condition()) + self._inner(depth) + "T" + elsif + other
            + self._tag("endif", self._stray())
        )  # fmt: skip

    def _unless(self, depth: int) -> str:
        return (
            self._tag("unless", self._condition()) + self._inner(depth) + "T" + self._tag("else")
            + "no" + self._tag("endunless")
        )  # fmt: skip

    def _case(self, depth: int) -> str:
        parts = [self._tag("case", self._value() + self._stray()), self._pick(("", " ", "\n", "q"))]
        for number in range(self._random.randint(1, 3)):
            listed = self._value()
            for _ in range(self._random.randrange(3)):
                listed += self._pick((" or ", ", ", ",", " and ", " ", "or", " or")) + self._value()
            parts += [self._tag("when", listed + self._stray()), f"{number}", self._inner(depth)]
        if self._chance(0.5):
            parts += [self._tag("else"), "no"]
        return "".join(parts) + self._tag("endcase")

    def _for(self, depth: int) -> str:
        name = self._pick(("x", "x", "i", *_WORDS))
        items = self._items()
        markup = f"{name} in {items}{self._loop_arguments(('limit', 'offset', 'cols', 'x'))}"
        shown = self._pick((f"{name}", "forloop.index", "forloop.last", "forloop.length", "x"))
        inner = "{{ " + shown + " }}" + self._inner(depth)
        if self._chance(0.1):
            inner += self._tag(self._pick(("break", "continue"))) + "z"
        other = self._tag("else") + "none" if self._chance(0.3) else ""
        made = self._tag("for", markup) + inner + other + self._tag("endfor", self._stray())
        if self._chance(0.1):
            made += "{% for " + f"{name} in {items} offset:continue" + " %}{{ " + name + " }}c"
            made += "{% endfor %}"
        return made

    def _tablerow(self, depth: int) -> str:
        name = self._pick(("x", "x", *_WORDS))
        markup = f"{name} in {self._items()}"
        markup += self._loop_arguments(("cols", "cols", "limit", "offset"))
        shown = self._pick((name, "tablerowloop.col", "tablerowloop.col_last", "tablerowloop.row"))
        inner = "{{ " + shown + " }}" + self._inner(depth)
        return self._tag("tablerow", markup) + inner + self._tag("endtablerow")

    def _loop_arguments(self, names: Sequence[str]) -> str:
        text = ""
        for _ in range(self._random.randrange(4)):
            text += self._pick((" ", " ", ", ", "", " , "))
            if self._chance(0.25):
                text += self._pick(("reversed", "reversed", self._stray(), "continue", "x"))
                continue
            count = self._pick(("1", "2", "0", "-1", "page.z", "page.l.size", "'2'", "nil", "x",
                                "continue", "1.0", "page.nada", "'a'", "page.f", "n"))  # fmt: skip
            colon = self._pick((":", ":", ": ", " : ", "=", " "))
            text += self._pick(names) + colon + count
        return text

    def _cycle(self, depth: int) -> str:
        values = [
            self._pick(("'a'", "'b'", '"c"', "1", "page.i", "x", "nil", "page.l", "'a,b'", ""))
            for _ in range(self._random.randint(0, 4))
        ]
        group = self._pick(("", "", "x:", "'g': ", "page.i : ", "1: ", "nil: ", ":", "a:b:", "'g'"))
        cycle = self._tag("cycle", group + self._pick((", ", ",")).join(values) + self._stray())
        if self._chance(0.5):
            return cycle + "-" + (cycle if self._chance(0.5) else self._cycle(depth)) + "-" + cycle
        return "{% for q in (1..4) %}" + cycle + "{% endfor %}"

    def _assign(self, depth: int) -> str:
        del depth
        name = self._pick((*_WORDS, *_ODD_NAMES))
        equals = self._pick((" = ", "=", "= ", " =", " == ", " ", " = = "))
        shown = self._pick((name, "x", "x.y", "n", f'["{name}"]'))
        return self._tag("assign", name + equals + self._filtered()) + "{{ " + shown + " }}"

    def _capture(self, depth: int) -> str:
        name = self._pick((*_WORDS, *_ODD_NAMES))
        shown = self._pick((name, "x", "n | size", "x | inspect"))
        return (
            self._tag("capture", name) + self._inner(depth) + self._tag("endcapture")
            + "{{ " + shown + " }}"
        )  # fmt: skip

    def _counter(self, depth: int) -> str:
        del depth
        name = self._pick(("", "x", "n", "n", "x y", "'n'", "n.x", "5", "and", "n,", "é",
                           "page", "first", "size", "count"))  # fmt: skip
        tag = self._pick(("increment", "decrement"))
        first = self._tag(tag, name)
        return first + self._pick(("", first, self._tag("increment", name), "{{ n }}", "{{ x }}"))

    def _include(self, depth: int) -> str:
        del depth
        name = self._pick(("a.html", "a.html", "c.html", "./c.html", "c.html.", "{{ x }}", "",
                           "no.html", "'c.html'", "c.html,", "{{ page.limit }}.html"))  # fmt: skip
        parts = [name]
        for _ in range(self._random.randrange(3)):
            key = self._pick(("v", "w", "v-w", "w", "é", "'v'", "1"))
            equals = self._pick(("=", "=", " = ", "= ", ":", "=="))
            parts.append(key + equals + self._pick((*_PATHS[:20], *_LITERALS, "x-y", "{{ x }}")))
        return self._tag("include", self._pick((" ", " ", "  ", "\n", ", ", "")).join(parts))

    def _silent(self, depth: int) -> str:
        name = self._pick(("raw", "comment", "comment", "ifchanged"))
        inner = self._pick(
            ("{{ x ", "{% x %}", "{% comment %}q{% endcomment %}", "{% raw %}", "{% if x %}", "}}",
             "{% endif %}", "{%", "{{", "{% include no.html %}", "q", " ", "{% endraw x",
             self._inner(depth), self._inner(depth))
        )  # fmt: skip
        markup = self._stray() if self._chance(0.2) else ""
        return self._tag(name, markup) + inner + self._tag(f"end{name}", self._stray()) + "z"

    def _of_jekyll(self, depth: int) -> str:
        name = self._pick(
            ("highlight", "highlight", "link", "post_url", "include_relative", "nope")
        )
        if name != "highlight":
            return self._tag(name, self._pick(_ADDRESSES) + self._stray())
        language = self._pick(("text", "text", "TEXT", "plaintext", "", "'text'", "nope", "c+"))
        options = [self._pick(_OPTIONS) for _ in range(self._random.randrange(3))]
        code = self._pick(("a\nb\n", "\n  a\n\nb", "<&>", "{{ x }}", "", self._inner(depth)))
        return self._tag(name, " ".join([language, *options])) + code + self._tag("endhighlight")

    def _whole(self, depth: int) -> str:
        """Output of what no author prints: things that are no text, number or list."""
        value = self._pick(_WHOLE) + self._pick(("", "", "", ".size", ".first", "[0]", "['x']"))
        shown = self._pick(("", " | size", " | append: '!'", " | default: 1", " | first", " | join",
                            " | upcase", " == nil", " | plus: 1", " | last"))  # fmt: skip
        name, markup = self._pick((("for", ""), ("for", " limit:1"), ("tablerow", "")))
        return (
            self._tag(name, f"p in site.posts{markup}") + "{{ " + value + shown + " }}"
            + self._inner(depth) + self._tag(f"end{name}")
        )  # fmt: skip

    def _braces(self, depth: int) -> str:
        del depth
        return "".join(
            self._pick(("{{", "}}", "{%", "%}", "{", "}", "-", " ", "x", "if", "endif", "'", '"',
                        "|", "page.i", "raw", "endraw", "%", "\n", "1"))
            for _ in range(self._random.randint(2, 7))
        )  # fmt: skip

    def _items(self) -> str:
        if self._chance(0.4):
            return self._range(1)
        if self._chance(0.5):
            return self._pick(_LISTS)
        return self._value(1)

    def _condition(self) -> str:
        text = self._comparison()
        while self._chance(0.25):
            space = self._pick((" ", " ", "  ", ""))
            text += space + self._pick(("and", "or", "and", "or", "&&", "AND")) + space
            text += self._comparison()
        return text + self._stray()

    def _comparison(self) -> str:
        text = self._value()
        while self._chance(0.7 if text.count(" ") < 2 else 0.15):
            text += self._pick(_SPACES) + self._pick(_OPERATORS) + self._pick(_SPACES)
            text += self._value()
        return text

    def _filtered(self) -> str:
        text = self._value()
        for _ in range(self._pick((0, 1, 1, 2, 3))):
            if text in ("blank", "empty"):
                # Shown to programmers, these two have numbers that differ from start to start.
                text += " | append: x"
            text += self._pick((" | ", " | ", "|", "| ", " |", " || ", " ")) + self._pick(_FILTERS)
            count = self._pick((0, 0, 1, 1, 2, 3))
            if count or self._chance(0.05):
                text += self._pick((": ", ":", " : ", ", ", "::", " "))
            given = [self._argument() for _ in range(count)]
            text += self._pick((", ", ", ", ",", " , ", " ", ": ", ",, ")).join(given)
        return text + self._stray()

    def _argument(self) -> str:
        if self._chance(0.1):
            return self._pick(_EXPRESSIONS)
        if self._chance(0.05):
            return '"' + self._comparison().replace('"', "'").replace("page", "i") + '"'
        if self._chance(0.08):
            return self._pick(("x:", "x: ", "allow_false: ", "and:")) + self._value()
        return self._value()

    def _value(self, depth: int = 0) -> str:
        if depth < 2 and self._chance(0.1):
            return self._range(depth)
        if self._chance(0.05):
            start, end = self._pick(("(", "[", "((", "['")), self._pick((")", "]", "']"))
            return start + self._value(2) + end
        return self._pick(self._pick((_WORDS, _PATHS, _LITERALS, _PATHS)))

    def _range(self, depth: int) -> str:
        first, last = self._pick(_RANGE_ENDS), self._pick(_RANGE_ENDS)
        if depth < 2 and self._chance(0.04):
            first = self._range(depth + 1)
        dots = self._pick(("..", "..", "..", "..", " .. ", "...", ".", ".. "))
        return (
            self._pick(("(", "(", "(", "( "))
            + first
            + dots
            + last
            + self._pick((")", ")", ")", ")", "))", " )", ""))
        )

    def _spoilt(self, text: str) -> str:
        """With one sign more, or one less."""
        if "site" in text:
            # By itself it tells where it stands on this computer.
            return text
        at = self._random.randint(0, len(text))
        return (
            text[:at]
            + self._pick((*_STRAY, *_BREAKS, "}}", "%}", "{{", "{%", "-%}"))
            + text[at + self._random.randrange(2) :]
        )

    def _stray(self) -> str:
        return self._pick(("", " ")) + self._pick(_STRAY) if self._chance(0.07) else ""

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, of: Sequence[T]) -> T:
        return self._random.choice(of)

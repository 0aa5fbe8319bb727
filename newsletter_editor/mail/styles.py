"""How a message looks: rules that are inlined, and those that only a head can hold."""

from __future__ import annotations

from newsletter_editor.mail.settings import MailSettings

MARGIN = 24
"""Pixels on both sides of the column."""


def inlined_rules(settings: MailSettings, direction: str = "ltr") -> str:
    """The rules of the post itself, as CSS; each ends up in the `style` of what it is about.

    `direction` is `rtl` where lines begin on the right: mail programs know no `inline-start`.
    """
    colours, fonts = settings.colours, settings.fonts
    is_rtl = direction == "rtl"
    start = "right" if is_rtl else "left"

    def indented(pixels: int, below: int = 0) -> str:
        """The four sides of a margin or padding."""
        bottom = f"{below}px" if below else "0"
        return f"0 {pixels}px {bottom} 0" if is_rtl else f"0 0 {bottom} {pixels}px"

    heading = f"color:{colours.headings};line-height:1.25"
    if fonts.headings != fonts.text:
        heading += f";font-family:{fonts.headings}"
    return f"""
p,dl{{margin:0 0 16px}}
ul,ol{{margin:0 0 16px;padding:{indented(24)}}}
li>ul,li>ol{{margin:0}}
dt{{font-weight:700}}
dd{{margin:{indented(24, 8)}}}
h1{{{heading};font-size:24px;margin:32px 0 12px}}
h2{{{heading};font-size:21px;margin:28px 0 10px}}
h3{{{heading};font-size:18px;margin:24px 0 8px}}
h4,h5,h6{{{heading};font-size:16px;margin:20px 0 8px}}
a{{color:{colours.link}}}
img{{border:0;max-width:100%;height:auto}}
blockquote{{margin:0 0 16px;padding:{indented(16)};border-{start}:4px solid #c9c5bd;\
color:{colours.soft}}}
hr{{border:0;border-top:1px solid #c9c5bd;margin:24px 0}}
code,kbd,samp{{font-family:{fonts.code};font-size:14px}}
mark{{background-color:#fff2a8;color:#23252b}}
pre{{margin:0;font-family:{fonts.code};font-size:14px;line-height:1.5;white-space:pre-wrap;\
word-wrap:break-word}}
.code{{margin:0 0 16px}}
.code td{{padding:12px 16px;background-color:#f4f2ed;color:#23252b}}
.wide{{overflow-x:auto;margin:0 0 16px}}
.wide table{{border-collapse:collapse;font-size:15px;line-height:1.4;color:{colours.text}}}
.wide td,.wide th{{padding:6px 10px;border:1px solid #c9c5bd}}
.wide th{{text-align:{start};background-color:#f4f2ed}}
.figure{{margin:0 0 16px}}
.figcaption{{font-size:14px;color:{colours.soft}}}
.notes{{font-size:14px;line-height:1.5}}
"""


HEAD_RULES = """
@media (max-width:620px) {
  .column { width:100% !important }
  .inner,.around { padding-left:16px !important; padding-right:16px !important }
}
@media (prefers-color-scheme:dark) {
  .page { background-color:#141518 !important }
  .paper { background-color:#1b1d21 !important }
  h1,h2,h3,h4,h5,h6 { color:#f1f2f4 !important }
  .paper,.wide td,.wide th,.code td,blockquote { color:#d3d5da !important }
  .wide th,.code td { background-color:#2f333a !important }
  .code span { color:#cfe0f5 !important }
  .soft { color:#9ba0ab !important }
  a { color:#8ab8ef !important }
}
"""
"""What no attribute can say: narrow screens and dark ones."""

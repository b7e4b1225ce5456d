"""An issue as HTML for mail programs: written in MJML, which makes tables and inlined styles of it.

No picture and no font is loaded, so that opening a mail tells nobody anything. Everything that is not ours is escaped.
"""

from __future__ import annotations

from html import escape

from mjml import mjml2html

from verdicts.desk.catalogue import Site
from verdicts.desk.newsletter.colours import LIGHT, SANS, SERIF, dark_rules
from verdicts.desk.newsletter.office import NAME
from verdicts.views.newsletter import ArrivedView, ChangedView, ContestedView, IssueView
from verdicts.views.parts import LinkView

_STAMP = "display:inline-block;padding:1px 8px;font-size:13px;line-height:20px;font-weight:700;"
_STAMPS = {
    "ship": f"background-color:{LIGHT['ship']};color:{LIGHT['on-ship']};border:1px solid {LIGHT['ship']};"
    f"border-bottom:2px solid {LIGHT['ink']};",  # it stands on the line,
    "skip": f"color:{LIGHT['skip']};border:1px solid {LIGHT['skip']};border-top:2px solid {LIGHT['ink']};",  # it hangs
}
_PLAIN_STAMP = f"background-color:{LIGHT['split-wash']};color:{LIGHT['ink']};border:1px solid {LIGHT['split-wash']};"


def issue_html(view: IssueView, site: Site, manage: str, leave: str, imprint: str) -> str:
    """`manage` and `leave` are whole addresses, the subscriber's own; `imprint` may be empty."""
    body = [
        _head(view, site),
        *_part("Changed verdicts", [_changed(one, site) for one in view.changed], _more(view.more_changed, site)),
        *_part("New tools", [_arrived(one, site) for one in view.arrived], _more(view.more_arrived, site)),
        *_part("Too close to call", [_contested(one, site) for one in view.contested], _safe(view.demo)),
        _foot(view, site, manage, leave, imprint),
    ]
    return mjml2html(f'<mjml lang="en">{_mail_head(view)}{_mail_body("".join(body))}</mjml>')


def _mail_head(view: IssueView) -> str:
    kind = f'font-family="{SANS}" font-size="15px" line-height="22px" color="{LIGHT["ink"]}" padding="0"'
    return (
        f"<mj-head><mj-title>{_safe(view.subject)}</mj-title><mj-preview>{_safe(view.lead)}</mj-preview>"
        f'<mj-attributes><mj-text {kind}/><mj-section padding="0 20px"/><mj-column padding="0"/>'
        f'<mj-divider padding="0" border-width="1px" border-color="{LIGHT["rule"]}"/></mj-attributes>'
        '<mj-raw><meta name="color-scheme" content="light dark"/>'
        '<meta name="supported-color-schemes" content="light dark"/></mj-raw>'
        f"<mj-style>:root {{ color-scheme: light dark; }} @media (prefers-color-scheme: dark) {{ {dark_rules()} }}"
        "</mj-style></mj-head>"
    )


def _mail_body(inside: str) -> str:
    return f'<mj-body width="640px" css-class="paper" background-color="{LIGHT["paper"]}">{inside}</mj-body>'


def _section(*parts: str, space: str = "0") -> str:
    return f'<mj-section padding="{space} 20px 0"><mj-column>{"".join(parts)}</mj-column></mj-section>'


def _text(html: str, look: str = "ink", space: str = "0", **more: str) -> str:
    given = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<mj-text css-class="{look}" padding="{space} 0 0"{given}>{html}</mj-text>'


def _rule(thick: bool = False) -> str:
    if thick:
        return f'<mj-divider css-class="thick" border-width="2px" border-color="{LIGHT["ink"]}"/>'
    return '<mj-divider css-class="thin"/>'


def _head(view: IssueView, site: Site) -> str:
    name = _link(site.name, site.url + "/")
    day = _text(f"{NAME} &#183; {_safe(view.day)}", "quiet", "2px", font_size="13px", color=LIGHT["ink-2"])
    title = f'<h1 style="margin:0;font:inherit">{_safe(view.lead)}</h1>'
    lead = _text(title, "ink", "20px", font_family=SERIF, font_size="24px", line_height="31px")
    samples = [_text(_safe(view.samples), "quiet", "12px", color=LIGHT["ink-2"])] if view.samples else []
    return _section(_text(f"<strong>{name}</strong>", font_size="17px"), day, lead, *samples, space="28px")


def _part(title: str, rows: list[str], after: str) -> list[str]:
    if not rows:
        return []
    head = _text(f'<h2 style="margin:0;font-size:19px;line-height:24px">{title}</h2>', "ink", "10px", font_size="19px")
    note = [_text(after, "quiet", "12px", color=LIGHT["ink-2"], font_size="13px")] if after else []
    between = [part for row in rows for part in (_rule(), row)]
    return [_section(_rule(thick=True), head, '<mj-spacer height="10px"/>', *between, *note, space="32px")]


def _more(more: LinkView | None, site: Site) -> str:
    return _link(more.label, site.url + more.href) if more else ""


def _changed(one: ChangedView, site: Site) -> str:
    arrow = '<span class="soft" aria-hidden="true">&#8594;</span><span style="display:none">, now </span>'
    was, now = (
        f"{_stamp(*word)} {_soft(said)}"
        for word, said in (((one.was, one.was_mark), one.was_said), ((one.now, one.now_mark), one.now_said))
    )
    turned = f"{was} {arrow} {now}"
    why = f"<br/>{_soft('Why:')} {_safe(one.why)}" if one.why else ""
    return _row(one.name, one.href, one.category, one.note, turned, _safe(one.how) + why, site)


def _arrived(one: ArrivedView, site: Site) -> str:
    stamp = f"{_stamp(one.now, one.now_mark)} {_soft(one.now_said)}"
    return _row(one.name, one.href, one.category, one.note, stamp, _safe(one.tagline), site)


def _contested(one: ContestedView, site: Site) -> str:
    words = f'<strong style="font-size:17px">{_link(one.name, site.url + one.href)}</strong><br/>{_soft(one.said)}'
    return _text(words, space="12px") + '<mj-spacer height="12px"/>'


def _row(name: str, href: str, category: str, note: str, verdict: str, said: str, site: Site) -> str:
    look = f"background-color:{LIGHT['signal-wash']};font-size:12px;padding:0 5px;white-space:nowrap"
    mark = f' <span class="note" style="{look}">{_safe(note)}</span>' if note else ""
    link = f'<strong style="font-size:17px">{_link(name, site.url + href)}</strong>'
    parts = _text(f"{link} &#160;{_soft(category)}{mark}", space="12px") + _text(
        verdict, space="6px", line_height="28px"
    )
    return parts + (_text(said, space="4px") if said else "") + '<mj-spacer height="12px"/>'


def _foot(view: IssueView, site: Site, manage: str, leave: str, imprint: str) -> str:
    web = _button("Read it on the web", site.url + view.path)
    ways = f"{_link('Choose categories', manage)} &#183; {_link('Unsubscribe', leave)}"
    said = f"You get this mail because you subscribed.<br/>{ways}"
    said += f"<br/><br/>{_safe(imprint)}" if imprint else ""
    quiet = _text(said, "quiet", "12px", font_size="13px", line_height="20px", color=LIGHT["ink-2"])
    return _section(
        web, '<mj-spacer height="32px"/>', _rule(thick=True), quiet, '<mj-spacer height="40px"/>', space="28px"
    )


def _button(label: str, href: str) -> str:
    return (
        f'<mj-button css-class="button" href="{_safe(href)}" align="left" padding="0" border-radius="2px" '
        f'font-family="{SANS}" font-size="14px" background-color="{LIGHT["ink"]}" color="{LIGHT["paper"]}" '
        f'inner-padding="12px 18px">{label}</mj-button>'
    )


def _stamp(word: str, mark: str) -> str:
    look = _STAMP + _STAMPS.get(mark, _PLAIN_STAMP)
    return f'<span class="{_safe(mark)}" style="{look}">{_safe(word)}</span>'


def _soft(said: str) -> str:
    return f'<span class="soft" style="color:{LIGHT["ink-2"]};font-size:13px">{_safe(said)}</span>'


def _link(name: str, href: str) -> str:
    return f'<a href="{_safe(href)}" style="color:inherit;text-decoration:underline">{_safe(name)}</a>'


def _safe(text: str) -> str:
    return escape(text)

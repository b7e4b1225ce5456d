"""What the form answers, and what a mailed link opens. Each of these pages has one button that does what it says."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.account.fields import email_field, fault_line, form, hidden, submit
from verdicts.components.account.saying import ANY_WORD, TITLE, beside, done_banner, outbox_banner
from verdicts.components.el import Element
from verdicts.components.layout import column
from verdicts.components.newsletter.form import ABOUT, PATH
from verdicts.views.newsletter import AskedView, InterestView, SubscriptionView

_MAIN = "btn btn-main min-h-11"


def asked_page(view: AskedView) -> Element:
    """The form with what is wrong, or that a mail is on its way: in words that tell nobody who is subscribed."""
    back = hidden(back=view.back.href if view.back else "")
    if not view.sent_to:
        said = [el.p(ABOUT), el.p("You confirm the address by a link that is mailed to it.")]
        again = form(PATH, *back, email_field(view.email, view.fault, "email"), submit("Subscribe"))
        return beside(view.title, said, again, under=_way_back(view))
    words = ["If we may write to ", el.strong(view.sent_to, dir="auto"), ", a link is on its way."]
    hint = (
        "Open it and press the button there. Not there? Look in spam. Any address gets one such mail a day at most; "
        "after three of which no link was used, one in 30 days."
    )
    other = form(
        PATH,
        *back,
        email_field(view.sent_to, "", "email"),
        el.button("Subscribe", type="submit", class_name="btn min-h-11 justify-self-start"),
        look="mt-4 grid max-w-[24rem] gap-4",
    )
    return _alone(
        view.title,
        done_banner(words, "mail"),
        outbox_banner(view.outbox),
        el.p(hint),
        _way_back(view),
        el.details(el.summary("Use another address", class_name="link w-fit cursor-pointer text-ui"), other),
    )


def _way_back(view: AskedView) -> Element | None:
    return el.p(el.a(view.back.label, href=view.back.href, class_name="link"), dir="auto") if view.back else None


def _alone(title: str, *said: Any) -> Element:
    """A title, and under it what it is about with its one button."""
    words = el.div(*said, class_name="mt-5 grid max-w-[60ch] gap-4 text-body text-ink-2")
    return column(el.div(el.h1(title, class_name=TITLE), words, class_name="pt-10 md:pt-16"), class_name=ANY_WORD)


def subscription_page(view: SubscriptionView) -> Element:
    """The page of a link, by its step."""
    match view.step:
        case "confirm":
            said = el.p("Issues will go to ", _address(view), ". ", ABOUT)
            return _alone(view.title, said, _press("confirm", view, "Confirm"))
        case "manage":
            return _manage(view)
        case "unsubscribe":
            return _leave(view)
        case "left":
            return _left(view)
        case "test":
            said = "In a letter that was sent to subscribers, this link opens the reader’s own settings."
            return _alone(view.title, el.p(said), _to_newsletter("To the newsletter"))
        case _:
            said = "This link is too old, or leads to no subscription any more. No mail comes by it."
            return _alone(view.title, el.p(said, role="alert"), _to_newsletter("To the newsletter"))


def _address(view: SubscriptionView) -> Element:
    return el.strong(view.address, dir="auto")


def _press(step: str, view: SubscriptionView, label: str) -> Element:
    button = el.button(label, type="submit", class_name=_MAIN)
    return form(f"{PATH}/{step}", *hidden(s=view.token), button, look="mt-2 flex")


def _to_newsletter(label: str) -> Element:
    return el.p(el.a(label, href=PATH, class_name=_MAIN), class_name="mt-2 flex")


def _leave(view: SubscriptionView) -> Element:
    instead = None
    if view.interests:
        way = el.a("Choose categories", href=f"{PATH}/manage?s={view.token}", class_name="link")
        instead = el.p("Too much? ", way, " instead.")
    asks = el.p("Stop all issues to ", _address(view), "?")
    return _alone(view.title, asks, _press("unsubscribe", view, "Unsubscribe"), instead)


def _left(view: SubscriptionView) -> Element:
    to = _address(view) if view.address else "this address"
    again = _press("confirm", view, "Subscribe again") if view.returns else _to_newsletter("Subscribe again")
    return _alone(view.title, el.p("No issue comes to ", to, " any more.", role="status"), again)


def _manage(view: SubscriptionView) -> Element:
    boxes = el.ul(*(_interest(one) for one in view.interests), class_name="border-b border-rule")
    legend = el.legend("Tell me of", class_name="pb-2 text-ui font-semibold")
    named = {"aria_invalid": "true", "aria_describedby": "in-fault"} if view.fault else {}
    chosen = form(
        f"{PATH}/manage",
        *hidden(s=view.token),
        el.fieldset(legend, boxes, **named),
        fault_line("in-fault", view.fault),
        submit("Save"),
    )
    leave = form(
        f"{PATH}/unsubscribe",
        *hidden(s=view.token),
        el.button("Unsubscribe", type="submit", class_name="btn min-h-11"),
        look="border-t border-rule pt-5",
    )
    said = [
        el.p("Issues go to ", _address(view), "."),
        el.p("All categories: everything, new ones too. A week without news in yours brings no mail."),
    ]
    return beside(view.title, said, el.div(done_banner(view.said), chosen, leave, class_name="grid gap-5"))


def _interest(one: InterestView) -> Element:
    box = {"type": "checkbox", "name": "in", "value": one.name, "id": one.id, "default_checked": one.chosen}
    label = el.label(one.name, html_for=one.id, dir="auto", class_name="flex-1 py-2.5 text-ui")
    return el.li(el.input(class_name="check", **box), label, class_name="flex items-center gap-3 border-t border-rule")

"""What the form answers, and what a mailed link opens. Each of these pages has one button that does what it says."""

from __future__ import annotations

from verdicts.components import el
from verdicts.components.account.fields import email_field, form, hidden, submit
from verdicts.components.account.said import said_page
from verdicts.components.account.saying import beside, done_banner, outbox_banner
from verdicts.components.el import Element
from verdicts.components.newsletter.form import NAME, PATH
from verdicts.views.newsletter import AskedView, InterestView, SubscriptionView

_ABOUT = "What changed on this site in a week: verdicts, new tools, matchups that are too close to call."


def asked_page(view: AskedView) -> Element:
    """The form with what is wrong, or that a mail is on its way: in words that tell nobody who is subscribed."""
    said = [el.p(_ABOUT), el.p("You confirm the address by a link that is mailed to it.")]
    if not view.sent_to:
        again = form(PATH, email_field(view.email, view.fault, "email"), submit("Subscribe"))
        return beside(NAME, said, again)
    words = ["If that address may get mail from here, one is on its way: ", el.strong(view.sent_to, dir="auto"), "."]
    hint = (
        "Open its link and press the button there. Not there? Look among unwanted mail. Any address gets one such mail "
        "a day at most; after three of which no link was used, one in 30 days."
    )
    panel = el.div(
        done_banner(words, "mail"),
        outbox_banner(view.outbox),
        el.p(hint, class_name="text-ui text-ink-2"),
        el.p(el.a("Past issues", href=PATH, class_name="link"), class_name="text-ui"),
        class_name="grid gap-4",
    )
    return beside("Look into your mail", said, panel)


def subscription_page(view: SubscriptionView) -> Element:
    """The page of a link, by its step."""
    match view.step:
        case "confirm":
            return _confirm(view)
        case "manage":
            return _manage(view)
        case "unsubscribe":
            return _leave(view)
        case "left":
            return said_page("Unsubscribed", "No issue comes to this address any more.", PATH, "To the newsletter")
        case _:
            said = "This link is too old, or leads to no subscription any more. No mail comes by it."
            return said_page("No subscription", said, PATH, "To the newsletter")


def _confirm(view: SubscriptionView) -> Element:
    press = form(f"{PATH}/confirm", *hidden(s=view.token), submit("Confirm"))
    said = [el.p("Issues will go to ", el.strong(view.address, dir="auto"), "."), el.p(_ABOUT)]
    return beside(f"Confirm: {NAME}", said, press)


def _leave(view: SubscriptionView) -> Element:
    press = form(f"{PATH}/unsubscribe", *hidden(s=view.token), submit("Unsubscribe"))
    said = [el.p("No issue will come to ", el.strong(view.address, dir="auto"), " any more.")]
    if view.interests:
        way = el.a("Choose categories", href=f"{PATH}/manage?s={view.token}", class_name="link")
        said.append(el.p("Too much? ", way, " instead."))
    return beside("Unsubscribe", said, press)


def _manage(view: SubscriptionView) -> Element:
    boxes = el.ul(*(_interest(one) for one in view.interests), class_name="border-b border-rule")
    chosen = form(
        f"{PATH}/manage",
        *hidden(s=view.token),
        el.fieldset(el.legend("Tell me of", class_name="pb-2 text-ui font-semibold"), boxes),
        submit("Save"),
    )
    leave = form(
        f"{PATH}/unsubscribe",
        *hidden(s=view.token),
        el.button("Unsubscribe", type="submit", class_name="btn min-h-11"),
        look="border-t border-rule pt-5",
    )
    said = [
        el.p("Issues go to ", el.strong(view.address, dir="auto"), "."),
        el.p("All or no categories: everything. A week without news in yours brings no mail."),
    ]
    return beside("Your newsletter", said, el.div(done_banner(view.said), chosen, leave, class_name="grid gap-5"))


def _interest(one: InterestView) -> Element:
    box = {"type": "checkbox", "name": "in", "value": one.name, "id": one.id, "default_checked": one.chosen}
    label = el.label(one.name, html_for=one.id, dir="auto", class_name="flex-1 py-2.5 text-ui")
    return el.li(el.input(class_name="check", **box), label, class_name="flex items-center gap-3 border-t border-rule")

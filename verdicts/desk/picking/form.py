"""The picker's form: fields with the typed text, and for each what is wrong and what may be meant."""

from __future__ import annotations

from dataclasses import replace

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.comparison.along import with_along
from verdicts.desk.comparison.heads import KEYS
from verdicts.desk.picking.choice import Choice
from verdicts.desk.picking.pairs import asked_pairs
from verdicts.desk.search import find
from verdicts.domain.cards import Card
from verdicts.domain.matchups import MOST, comparison_path
from verdicts.views.parts import LinkView
from verdicts.views.picker import FieldView, KeptView, PickerFormView

_MEANT, _QUOTED = 3, 60


def form_view(catalogue: Catalogue, choice: Choice = Choice()) -> PickerFormView:  # noqa: B008 - frozen
    """The form as a reader left it; two empty fields at first."""
    names = ("add",) if choice.kept else ("a", "b")
    fields = [_field(catalogue, choice, name, place + len(choice.kept)) for place, name in enumerate(names)]
    wrong = next((of for of in fields if of.error), None)
    fields = [replace(of, first_wrong=of is wrong) for of in fields]
    full = len(choice.kept) >= MOST
    kept, along = _kept(catalogue, choice), [[*pair] for pair in choice.along]
    return PickerFormView(kept, [] if full else fields, _problem(choice), asked_pairs(catalogue), along)


def _kept(catalogue: Catalogue, choice: Choice) -> list[KeptView]:
    return [
        KeptView(slug, catalogue.cards[slug].name, _key(place), _key(place).upper(), _without(choice, slug))
        for place, slug in enumerate(choice.kept)
    ]


def _key(place: int) -> str:
    return KEYS[min(place, len(KEYS) - 1)]


def _without(choice: Choice, slug: str) -> str:
    """The picker without one of the tools that stay."""
    rest = [("with", other) for other in choice.kept if other != slug]
    added = [("add", choice.text("add"))] if choice.text("add") else []
    return with_along("/compare", [*rest, *added, *choice.along])


def _field(catalogue: Catalogue, choice: Choice, name: str, place: int) -> FieldView:
    text, key = choice.text(name), _key(place)
    named = dict(zip(choice.typed, choice.named, strict=True))
    error, near = "", list[LinkView]()
    if text and named[name] is None:
        found = find(catalogue, text, _MEANT)
        error, near = _unknown(text, found), [_meant(choice, name, card) for card in found]
    elif not text and choice.asked:
        error = _unnamed(choice, name)
    value = catalogue.cards[slug].name if (slug := named.get(name)) else text
    label = f"Tool {key.upper()}" if name != "add" else "Add a tool"
    return FieldView(name, f"pick-{name}", key, key.upper(), label, value, error, f"pick-{name}-error", near)


def _unnamed(choice: Choice, name: str) -> str:
    """What an empty field of a form that was sent says; two empty ones say it once."""
    if choice.typed or choice.kept:
        return "Name a tool here too." if name == "b" else "Name a tool."
    return "Name two tools." if name == "a" else ""


def _unknown(text: str, found: list[Card]) -> str:
    quoted = f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED]}…”"
    if not found:
        return f"No tool is called {quoted}. Try a part of its name, or look through the list of tools."
    several = sum(text.casefold() in card.name.casefold() for card in found) > 1
    return (
        f"{quoted} may be more than one tool. Did you mean" if several else f"No tool is called {quoted}. Did you mean"
    )


def _meant(choice: Choice, name: str, card: Card) -> LinkView:
    """A near tool with the comparison it leads to, or the picker with it filled in."""
    others = [slug for slug in choice.slugs if slug != card.slug]
    if others and len(others) < MOST:
        return LinkView(card.name, with_along(comparison_path([*others, card.slug]), choice.along))
    rest = {key: text for key, text in choice.typed.items() if key != name}
    return LinkView(card.name, with_along("/compare", [*(rest | {name: card.slug}).items(), *choice.along]))


def _problem(choice: Choice) -> str:
    if len(choice.slugs) > MOST:
        return f"Four is the most that fit side by side, and these are {len(choice.slugs)}. Take one away."
    if len([slug for slug in choice.named if slug]) == 2 and len(choice.slugs) == 1:
        return "Both fields name the same tool. Name two different ones."
    if choice.asked and choice.kept and choice.named and choice.slugs == list(choice.kept) and None not in choice.named:
        return "That tool is already in the comparison. Name another one."
    return ""

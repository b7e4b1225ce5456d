"""The page about the API: what may be asked, and every field of every answer."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class FieldView:
    """A field or parameter: `kind` reads "text or null"; `of` leads to the shape that it holds, "" where none."""

    name: str = ""
    kind: str = ""
    of: str = ""
    said: str = ""


@dataclass(frozen=True)
class OperationView:
    """An address below the root, its parameters, the shape that answers, and `code` that asks for one."""

    id: str = ""
    path: str = ""
    href: str = ""
    summary: str = ""
    said: str = ""
    media: str = ""
    shape: str = ""
    code: str = ""
    parameters: list[FieldView] = field(default_factory=list)


@dataclass(frozen=True)
class ShapeView:
    """An object with its fields."""

    id: str = ""
    name: str = ""
    said: str = ""
    fields: list[FieldView] = field(default_factory=list)


@dataclass(frozen=True)
class ProblemView:
    """A kind of refusal; `id` is its anchor, to which the field `type` leads."""

    id: str = ""
    status: str = ""
    title: str = ""
    said: str = ""


@dataclass(frozen=True)
class ApiSectionView:
    """A section; `code` stands under its paragraphs."""

    id: str = ""
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    code: str = ""
    operations: list[OperationView] = field(default_factory=list)
    shapes: list[ShapeView] = field(default_factory=list)
    problems: list[ProblemView] = field(default_factory=list)


@dataclass(frozen=True)
class ApiView:
    """The whole page."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    said: str = ""
    contents: list[LinkView] = field(default_factory=list)
    sections: list[ApiSectionView] = field(default_factory=list)

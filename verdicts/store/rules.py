"""The base of all tables, and the rules that columns share."""

from __future__ import annotations

import re
from typing import Any, ClassVar, get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel


def one_of(column: str, words: object) -> CheckConstraint:
    """The column holds one of the words of a Literal, or nothing."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in get_args(words))})", f"{column}_known")


def month(column: str) -> CheckConstraint:
    """The column holds YYYY-MM."""
    return CheckConstraint(f"length({column}) = 7", f"{column}_is_a_month")


def not_negative(column: str) -> CheckConstraint:
    """The column holds no amount below zero."""
    return CheckConstraint(f"{column} >= 0", f"{column}_not_negative")


def unique(table: str, *columns: str) -> Index:
    """A unique index rather than a constraint, so that both engines name it alike."""
    return Index(f"uq_{table}_{'_'.join(columns)}", *columns, unique=True)


def parent(column: str, on_delete: str, *, index: bool = False) -> Any:
    """A foreign key; `index` where no unique index begins with the column."""
    return Field(sa_column_args=[ForeignKey(column, ondelete=on_delete)], index=index)


class Row(SQLModel):
    """Base of all tables: a metadata of our own, with named constraints."""

    metadata: ClassVar[MetaData] = MetaData(  # pyright: ignore[reportIncompatibleVariableOverride]
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )

    @declared_attr  # type: ignore[arg-type]
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """CatalogueStateRow is the table catalogue_state."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()

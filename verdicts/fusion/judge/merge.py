"""Merge: the judge says first where drafts agree and differ, then writes, each sentence with the drafts it is from.

Code puts the sentences together, looks up who is meant, and computes everything that is not prose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import Field

from verdicts.fusion.agreement import measured
from verdicts.fusion.ask import Fell
from verdicts.fusion.case import Case, Verdict
from verdicts.fusion.drafts import Draft, Sentence, T
from verdicts.fusion.events import Judged
from verdicts.fusion.fence import block, visible
from verdicts.fusion.fields import longest_prose
from verdicts.fusion.figures import many, share
from verdicts.fusion.judge.asking import Form, asked, prompt
from verdicts.fusion.judge.blind import known, labelled, shown
from verdicts.fusion.judge.unjudged import quotes, without_judge
from verdicts.fusion.wire import Message

ROLE = "You make one answer of several drafts of one task. Keep what is right and what only one draft has; drop errors."
WANTED = (
    'Answer a JSON object. First, in short notes (at most five each): "agreements", "contradictions", "only_one" (what '
    'one draft alone has), "errors". Then "sentences": the whole answer to the task, sentence by sentence, each an '
    'object with "text" and "drafts", the letters of the drafts that it is from ([] where it is from none). '
    "Together at most {longest} characters. Do not speak of drafts in the text. Write no scores: they are computed."
)
DISSENT = "What the writers hold against each other's drafts:"
Piece = tuple[str, str]  # a head and a text, as the fence takes them


class Written(Form):
    """One sentence and the labels of its drafts."""

    text: str = Field(min_length=1, max_length=4000)
    drafts: list[str] = Field(default_factory=list, max_length=32)


class Merged(Form):
    """Notes first: who has to say where drafts contradict each other does not write over it."""

    agreements: list[str] = Field(default_factory=list, max_length=20)
    contradictions: list[str] = Field(default_factory=list, max_length=20)
    only_one: list[str] = Field(default_factory=list, max_length=20)
    errors: list[str] = Field(default_factory=list, max_length=20)
    sentences: list[Written] = Field(min_length=1, max_length=400)


async def merge(case: Case[T], drafts: Sequence[Draft[T]], dissent: Sequence[Piece] = ()) -> Verdict[T]:
    """One answer of all drafts. `dissent`: heads and points of a debate, which the judge reads as data too."""
    labels, values = labelled(drafts, case.mark), [draft.value for draft in drafts]
    pieces = [(f"[{label}]", shown(draft.value, case)) for label, draft in labels.items()]

    def check(form: Merged) -> tuple[str, ...]:
        try:
            case.settle(values, assembled(form.sentences))
        except ValueError as faults:
            return (f"sentences, taken together, do not fit: {faults}",)
        return ()

    try:
        form = await asked(case, asking(case, pieces, dissent), Merged, check)
    except Fell as fell:
        return without_judge(case, drafts, fell)
    case.ground.tell(Judged(case.ground.at, None))
    return _written(case, drafts, labels, form)


def asking(case: Case[T], pieces: list[Piece], dissent: Sequence[Piece] = ()) -> tuple[Message, ...]:
    """What the judge is asked of drafts under their labels."""
    wanted = WANTED.format(longest=longest_prose(case.out))
    if dissent:
        wanted = f"{DISSENT}\n{block('dissent', dissent, case.mark)}\n\n{wanted}"
    return prompt(ROLE, case, pieces, wanted)


def assembled(sentences: Sequence[Written]) -> str:
    """One text: a space between sentences, and a new paragraph where one ends or begins with a line break."""
    text = ""
    for one in sentences:
        said = visible(one.text)
        apart = "\n\n" if "\n" in text[len(text.rstrip()) :] + said[: len(said) - len(said.lstrip())] else " "
        text = f"{text.rstrip()}{apart}{said.lstrip()}" if text else said.lstrip()
    return text.rstrip()


def sourced(sentences: Sequence[Written], labels: Mapping[str, Draft[T]]) -> tuple[tuple[Sentence, ...], int]:
    """Sentences with the members that they are from, and how many labels were named that are not there."""
    told = [(visible(one.text).strip(), one.drafts, known(one.drafts, labels)) for one in sentences]
    refused = sum(len({label.strip().upper() for label in named}) - len(found) for _, named, found in told)
    kept = [Sentence(text, tuple(labels[label].member for label in found)) for text, _, found in told if text]
    return tuple(kept), max(0, refused)


def _written(case: Case[T], drafts: Sequence[Draft[T]], labels: Mapping[str, Draft[T]], form: Merged) -> Verdict[T]:
    values = [draft.value for draft in drafts]
    value = case.settle(values, assembled(form.sentences))
    sentences, refused = sourced(form.sentences, labels)
    verdict = Verdict(tuple(drafts), value, measured(values), sentences=sentences, quotes=quotes(case, value))
    return replace(verdict, warnings=(*_bare(sentences), *_absent(refused)))


def _bare(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    bare, of = sum(not one.members for one in sentences), len(sentences)
    if not bare:
        return ()
    if bare == of:
        return (f"No sentence names a draft: {'it is' if of == 1 else 'they are'} the judge's own.",)
    said = "names no draft; it is" if bare == 1 else "name no draft; they are"
    return (f"{share(bare, of, 'sentence')} {said} the judge's own.",)


def _absent(refused: int) -> tuple[str, ...]:
    if not refused:
        return ()
    return (f"The judge named {many(refused, 'draft')} that {'is' if refused == 1 else 'are'} not there.",)

"""What the fake catalogue is made of."""

from __future__ import annotations

from verdicts.domain.reviewers import Reviewer


def _words(text: str) -> list[str]:
    return text.split()


REVIEWERS = [
    Reviewer(key="builder", name="Builder", question="Would I put it in the stack?", order=1, accent="blue"),
    Reviewer(key="skeptic", name="Skeptic", question="Where does it break?", order=2, accent="brown"),
    Reviewer(key="futurist", name="Futurist", question="Does it point somewhere?", order=3, accent="green"),
    Reviewer(key="founder", name="Founder", question="Who pays, and why stay?", order=4, accent="violet"),
    Reviewer(key="creator", name="Creator", question="Does the work get better?", order=5, accent="rose"),
]
CATEGORIES = (
    "Coding assistants", "Small language models", "Open-weight language models", "Agent frameworks",
    "Vector databases", "Model gateways", "Inference engines", "Speech", "Image generation", "Evaluation",
    "Data labelling", "Search",
)  # fmt: skip
LICENCES = ("Apache-2.0", "MIT", "BSD-3-Clause", "AGPL-3.0", "proprietary", None)
LABELS = {
    "Context window": ("tokens", [8192, 32768, 128000, 200000, 1000000]),
    "Parameters": ("billion", [1.5, 7.24, 8, 22, 70]),
    "Self-hostable": (None, ["Yes", "No", "Yes, with Docker", "No, hosted only", "Partly"]),
    "Languages": (None, ["English", "29+", "English, German, French"]),
    "API style": (None, ["REST", "gRPC", "REST, gRPC", "OpenAI-compatible"]),
    "GitHub stars": ("stars (approx.)", [900, 4200, 44000]),
    "License": (None, ["Apache 2.0", "MIT", "Commercial"]),
    "Version seen": (None, ["1.17.1", "0.8.6", "2.57.0"]),
    "Latency, median": ("ms", [85, 140.5, 320]),
    "Fine-tuning": (None, ["Yes", "No", "Documented, not yet released"]),
}
ONSETS = _words("b br c d dr f g gl k l m n p pr qu r s st t tr v w z")
VOWELS = "aeiou"
CODAS = ["", "n", "r", "x", "l", "s"]
SECONDS = _words("Engine Relay Studio Index Forge Atlas Loop Harbor Canvas Bridge Stack Lens Pilot Works Cloud Kit")
WORDS = _words(
    "a team that ships often reads answers before lunch and keeps every log near the model so nobody guesses what "
    "changed while prices move and the queue stays short because the default is boring and the docs say why"
)

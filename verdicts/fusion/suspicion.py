"""Texts that try to instruct a model. This names them for an editor; it is no defence: the fence and the code are.

A text that hides better than these patterns look is not flagged, and the fence holds it all the same.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from functools import lru_cache

_HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e01ef]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_BLOB = re.compile(r"[A-Za-z0-9+/_-]{32,}={0,2}")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .*_-]\w){5,}(?!\w)")
_MARKS = re.compile(
    r"""<\|[^|>\n]{1,40}\|>|\[/?inst\]|<</?sys>>|</?(?:start|end)_of_turn>|</?s>|</?(?:system|assistant|instructions?)>
    |^[ \t]{0,20}\#{0,6}[ \t]{0,20}(?:system|assistant|developer|user|human)[ ]?(?:prompt|message|note)?[ ]?:   # a turn
    |-{3}[ \t]{0,20}(?:end|begin|start)\b
    |(?:^|[\]>-])[ \t]{0,20}end[ ]of[ ](?:the[ ])?(?:material|data|document|context|prompt)
    |^[ \t]{0,20}\[\d{1,6}\][ ]?\(?source:
    |"role"\s{0,20}:\s{0,20}"(?:system|assistant)\"""",
    re.MULTILINE | re.VERBOSE,
)

_OURS = r"(?:instructions?|prompts?|rules?|guidelines?|directions?|constraints?|context)"
_SKIP = r"(?:ignore|disregard|forget|override|bypass|discard)"
_ENGLISH = (
    rf"\b{_SKIP}\b[^.\n]{{0,20}}\b(?:all|any|previous|prior|above|earlier|preceding|your|these|those|system|safety)\b"
    rf"[^.\n]{{0,30}}\b{_OURS}",
    rf"\b{_SKIP}\b[^.\n]{{0,20}}\b{_OURS} (?:above|before|so far|given|that|you|of the)\b",
    r"\b(?:ignore|disregard|forget) (?:everything|anything|all) (?:above|before|you|that came|prior)",
    r"\byou (?:are|re|'re|’re) (?:now|no longer|hereby)\b",
    r"\b(?:new|updated|hidden|secret|real|actual|system) (?:instructions?|prompt)\b"
    r"(?=\s*(?::|follow|is\b|are\b|says?\b))",
    r"\b(?:dear|attention|note to|message (?:to|for)|hey|hello|hi)\b[ ,:]*(?:the |all |any )?"
    r"(?:ais?|llms?|(?:ai |llm |language )*(?:models?|assistants?|agents?|reviewers?|judges?|graders?))\b(?=\s*[:,!-])",
    r"\bif you are an? (?:ai|llm|language model|assistant|reviewer|judge)\b",
    r"\b(?:score|rate|rank|grade|mark) (?:it|this|the|us|our|me)\b[^.\n]{0,40}?"
    r"\b(?:\d{1,3}\b|full marks|highest|perfect|maximum|first|top)",
    r"\b(?:give|award|assign|return|output|respond with|answer with|write|say|set)\b[^.\n]{0,30}"
    r"\b(?:(?:a |the )?(?:score|rating|grade|verdict)s? (?:of|to|as|is|=|:)|100(?:/100| points)|10/10|full marks"
    r"|(?:perfect|maximum|highest|top) (?:score|rating|marks?|verdict))",
    r"\b(?:must|should|always|only|shall) (?:be )?(?:score|scored|rate|rated|recommend|declare|vote|choose|pick|prefer)"
    r"\b[^.\n]{0,40}\b(?:this (?:tool|draft|product|one)|100|ship|winner|draft [a-p])\b",
    r"\b(?:reveal|print|repeat|show|leak|output)\b[^.\n]{0,30}\b(?:system prompt|your (?:instructions?|prompt|rules))",
    r"\b(?:do not|don't|never) (?:mention|reveal|tell|flag|report|follow)\b[^.\n]{0,40}"
    r"\b(?:instructions?|prompt|this (?:note|text|message)|weakness\w*|downsides?|the (?:user|editor|judge))\b",
    r"\b(?:pretend|act as|roleplay as|simulate) (?:to be|you|that you|an? (?:unrestricted|different|new))\b",
    r"\b(?:developer|god|dan|jailbreak|admin) mode\b",
)
_OTHERS = (
    r"\b(?:ignore[zr]?|oublie[zr]?|ne tene?z pas compte)\b[^.\n]{0,40}\b(?:instructions?|consignes?|r[eè]gles)",
    r"\b(?:ignorier\w*|vergiss|vergesst|missachte\w*)\b[^.\n]{0,40}\b(?:anweisung\w*|regeln|vorgaben|befehle)",
    r"\b(?:ignor[ae]\w*|olvid[ae]\w*|omit[ae]\w*)\b[^.\n]{0,40}\b(?:instrucciones|reglas|indicaciones|órdenes)",
    r"\b(?:ignor[ea]\w*|esque[çc]a\w*|desconsidere\w*)\b[^.\n]{0,40}\b(?:instruç\w+|regras|orientaç\w+)",
    r"\b(?:ignora\w*|dimentica\w*)\b[^.\n]{0,40}\b(?:istruzioni|regole)",
    r"\b(?:negeer|vergeet)\b[^.\n]{0,40}\b(?:instructies|regels|opdrachten)",
    r"\b(?:zignoruj|ignoruj|zapomnij)\b[^.\n]{0,40}\b(?:instrukcj\w+|polece\w+|zasad\w*)",
    r"(?:игнорируй|проигнорируй|забудь|не обращай внимания)\w*[^.\n]{0,40}(?:инструкци|указани|правил|команд)",
    r"(?:önceki|yukarıdaki)[^.\n]{0,30}(?:talimat|yönerge|kural)\w*[^.\n]{0,20}(?:yok say|unut|görmezden)",
    r"(?:忽略|无视|無視|忘记|忘記|不要理会)[^。\n]{0,20}(?:指令|指示|说明|說明|提示|规则|規則)",
    r"(?:指示|命令|ルール|プロンプト)[^。\n]{0,12}(?:無視|忘れ)",
    r"(?:지시|명령|규칙|프롬프트)[^.\n]{0,12}(?:무시|잊)",
    r"(?:تجاهل|انس)[^.\n]{0,40}(?:التعليمات|الأوامر|القواعد)",
    r"(?:निर्देश|आदेश)[^।\n]{0,30}(?:अनदेखा|नज़रअंदाज़|भूल)",
)
_WORDS = re.compile("|".join((*_ENGLISH, *_OTHERS)))


@lru_cache(maxsize=1024)  # one brief is read by every reviewer's panel, and a page of it takes milliseconds
def instructs(text: str) -> bool:
    """Whether a text speaks to a model, plays at being a prompt, or hides what it says."""
    return bool(_HIDDEN.search(text)) or any(map(_speaks, (text, *_decoded(text))))


def _speaks(text: str) -> bool:
    """Marks as they stand; words also where letters are full width, accented by combining, or spelled out."""
    wide = unicodedata.normalize("NFKC", text)
    if len(wide) > 2 * len(text) + 100:
        return True  # no honest text is written in signs that stand for whole sentences
    plain = "".join(char for char in wide if char < "\u0300" or not _slips(char)).lower()
    words = " ".join(_SPACED.sub(lambda found: re.sub(r"[ .*_-]", "", found[0]), plain).split())
    return bool(_MARKS.search(plain) or _WORDS.search(words))


def _slips(char: str) -> bool:
    """Whether it slips between letters unseen: formats, and accents of Latin letters."""
    category = unicodedata.category(char)
    return category == "Cf" or (category == "Mn" and char <= "\u036f")


def _decoded(text: str) -> list[str]:
    """What stands in base64: a blob that is text when it is decoded is there to hide words, if they instruct."""
    return [said for blob in _BLOB.findall(text) if (said := _unpacked(blob))]


def _unpacked(blob: str) -> str:
    try:
        body = blob.rstrip("=").replace("-", "+").replace("_", "/")
        said = base64.b64decode(body + "=" * (-len(body) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return said if said.isprintable() or "\n" in said else ""

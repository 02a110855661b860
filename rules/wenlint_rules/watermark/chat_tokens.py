"""The machine marks of chatbots: citation tokens, session marks, traces in addresses."""

from __future__ import annotations

import regex

from wenlint.core.patterns import lazy

TOKEN_GATES = (
    *("cite", "citation", "turn", "†", "[^", "<|", "<｜", "think>", "grok", "span_", "[web:"),
    *("/mnt/data", "attribution"),
)
_SOURCE = "search|news|view|file|image|fetch|academia|finance|product|maps|video|reddit"
_TURN = rf"turn\d{{1,3}}(?:{_SOURCE})\d{{1,3}}"
_MARK = r"[\ue200-\ue206]"  # ChatGPT wraps its citations in private-use characters
TOKEN = lazy(
    rf"""
      # ChatGPT
      :?contentReference\[oaicite:\d+\] (?:\{{index=\d+\}})?
    | \[?oaicite:\d+\]? (?:\{{index=\d+\}})?
    | \[?oai_citation:\d+[‡†]? [^\]\s]{{0,80}} \]? (?:\([^()\s]{{0,200}}\))?
    | {_MARK}? (?:cite|filecite|navlist|video)? {_MARK}? {_TURN} (?:{_MARK}?{_TURN})*+ {_MARK}?
    | 【(?:\d{{1,4}}(?::\d{{1,3}})? | F:[^†【】\n]{{1,80}}) † [^【】\n]{{0,80}}】
    | \(\{{"attribution":\{{[^{{}}\n]{{0,120}}\}}\}}\) | sandbox:/mnt/data/[^\s)）”"]{{0,80}}
      # Gemini, Perplexity, DeepSeek, Kimi, Copilot
    | \[cite_(?:start|end)\] | \[cite:\ ?\d[\d,\ -]{{0,40}}\] | \[web:\d{{1,3}}\]
    | \[span_\d{{1,3}}\] (?:\((?:start|end)_span\))?
    | \[citation:\ ?\d{{1,3}}\] | \[\^\d{{1,3}}\^\] (?:\[\d{{1,3}}\])?
      # Grok
    | </?grok[-:](?:card|render)[^<>\n]{{0,120}}> | grok_(?:card|render)[\w:/=-]{{0,60}}
    """,
    regex.VERBOSE,
)
_ROLE = "assistant|user|system"
# These are words of a trade as well: they are residue where they begin or end a line.
SESSION = lazy(
    rf"""(?m) ^[ \t]* (?: </?think>
      | <\|(?:im_(?:start|end|sep)|endoftext|eot_id|{_ROLE})\|>(?:{_ROLE})?
      | <｜[^｜\n]{{1,30}}｜> )
    | (?: </?think> | <\|(?:im_end|endoftext|eot_id)\|> | <｜end▁of▁sentence｜> ) (?=[ \t]*$)""",
    regex.VERBOSE,
)
SESSION_TAG = lazy(r"</?think>|</?grok[-:]")
TRACE = lazy(
    r"utm_source=(?:chatgpt\.com|openai|copilot\.(?:microsoft\.)?com|perplexity(?:\.ai)?|claude\.ai"
    r"|gemini|kimi|doubao)|referrer=grok\.com|ppl-ai-file-upload\.s3|sandbox:/mnt/data/|grok_card"
    r"|vertexaisearch\.cloud\.google\.com/grounding-api-redirect|(?:^|/)(?:start|end)_span$"
)
ADDRESS_GATES = ("utm_source=", "ppl-ai-file", "vertexaisearch", "grok.com")
ADDRESS = lazy(r"https?://[!-~]{1,400}")
PARAMETER = lazy(r"[?&]utm_source=[\w.]+(?=$)|&utm_source=[\w.]+(?=[&#])|(?<=\?)utm_source=[\w.]+&")

"""How German denies: „nicht“, „kein“, „niemals“, „weder … noch“; and what only looks like it."""

from __future__ import annotations

from policylint.negation import Negation

GERMAN_NEGATION = Negation(
    words=r"\b(?:nicht|kein(?:e[nrms]?|erlei)?|nie|niemals|keinesfalls|weder|nichts|niemand(?:em|en)?|nirgends)\b"
    r"|\b(?:verzichten|verzichtet|ausgeschlossen|unterbleibt|unterbleiben|entfällt)\b",
    harmless=r"\bnicht\s+(?:nur|zuletzt|ausschließlich|unbedingt|notwendigerweise|länger\s+als|mehr\s+als|ohne|mehr\s+(?:benötigt|erforderlich|notwendig|gebraucht))"
    r"|\bkeine?\s+(?:gewähr|weiteren?\s+kosten)|\bnicht\s+(?:unbefugt|berührt|öffentlich\s+zugänglich)",
    clauses=r"[;:]|,?\s+(?:aber|sondern|jedoch|allerdings|vielmehr|doch)\b|,?\s+und\s+(?:wir|sie|es|du|ihr)\b|\s+und\s+(?=geben\b|verkaufen\b|löschen\s+(?:sie|diese|ihre|deine|die|alle)\b|dien(?:en|t)\b|werden\b|wird\b)",
    subordinate=r"(?:und\s+|auch\s+|nur\s+|selbst\s+|es\s+sei\s+denn\s+)?(?:dass|wenn|falls|sofern|soweit|sobald|solange|weil|da|damit|ob|obwohl|bevor|nachdem|während|wie|wo|um|was|wer|wen|wem|womit|worauf|weshalb|anstatt|ohne\s+dass|bis|falls|(?:sind|haben|sollten|möchten|wollen|stimmen|bist|hast|möchtest|willst|solltest)\s+(?:sie|du)"
    r"|(?:an|mit|von|in|bei|für|zu|auf|durch)?\s*(?:die|der|das|dem|den|denen|deren|dessen|welche[nrsm]?))\b",
    exceptions=r"\b(?:außer|ausser|ausgenommen|es\s+sei\s+denn|mit\s+ausnahme|abgesehen\s+von|sofern\s+nicht|soweit\s+nicht|wenn\s+nicht|nur\s+dann|nur,?\s+wenn)\b",
    perhaps=r"\b(?:kann|können|könnte|könnten|möglicherweise|gegebenenfalls|ggf|unter\s+umständen|eventuell)\b",
)

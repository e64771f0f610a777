"""German verbs whose forms follow no rule: present, past, participle."""

from __future__ import annotations

STRONG: dict[str, tuple[str, str, str]] = {
    "geben": ("gebe gibst gibt gebt", "gab gaben", "gegeben"),
    "nehmen": ("nehme nimmst nimmt nehmt", "nahm nahmen", "genommen"),
    "halten": ("halte hältst hält haltet", "hielt hielten", "gehalten"),
    "behalten": ("behalte behält behaltet", "behielt behielten", "behalten"),
    "enthalten": ("enthält", "enthielt enthielten", "enthalten"),
    "erhalten": ("erhalte erhält erhaltet", "erhielt erhielten", "erhalten"),
    "lassen": ("lasse lässt lasst", "ließ ließen", "gelassen"),
    "heben": ("hebe hebt", "hob hoben", "gehoben"),
    "erheben": ("erhebe erhebt", "erhob erhoben", "erhoben"),
    "schließen": ("schließe schließt", "schloss schlossen", "geschlossen"),
    "sprechen": ("spreche sprichst spricht", "sprach sprachen", "gesprochen"),
    "widersprechen": ("widerspreche widersprichst widerspricht", "widersprach", "widersprochen"),
    "rufen": ("rufe ruft", "rief riefen", "gerufen"),
    "widerrufen": ("widerrufe widerrufst widerruft", "widerrief", "widerrufen"),
    "bleiben": ("bleibe bleibt", "blieb blieben", "geblieben"),
    "schreiben": ("schreibe schreibst schreibt", "schrieb schrieben", "geschrieben"),
    "treffen": ("treffe trifft trefft", "traf trafen", "getroffen"),
    "werden": ("werde wirst wird werdet", "wurde wurden", "geworden"),
    "können": ("kann kannst könnt", "konnte konnten", "gekonnt"),
    "beziehen": ("beziehe bezieht", "bezog bezogen", "bezogen"),
    "bitten": ("bitte bittest bittet", "bat baten", "gebeten"),
    "senden": ("sende sendest sendet", "sandte sandten sendete", "gesendet"),
    "tragen": ("trage trägst trägt", "trug trugen", "getragen"),
    "binden": ("binde bindet", "band banden", "gebunden"),
    "laden": ("lade lädst lädt", "lud luden", "geladen"),
    "gehen": ("gehe geht", "ging gingen", "gegangen"),
    "kommen": ("komme kommt", "kam kamen", "gekommen"),
}

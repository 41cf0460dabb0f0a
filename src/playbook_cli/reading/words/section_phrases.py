"""Phrases that announce criteria without being a name: `Move to Proposal when`, `Criteria to leave`."""

import re
from typing import Final

from playbook_cli.domain.playbook.model import Section

_LEAVE = "(?:advanc(?:e|ing)|exit(?:ing)?|leav(?:e|ing)|mov(?:e|ing)|progress|proceed|complete|graduate|pass)"
_MOVES = "(?:moves?|advances?|progress(?:es)?|transitions?|graduates?|promoted?|leaves?|exits?)"
_WHO = "(?:a |the )?(?:deal |deals |opportunity |lead |project )?"
_NEEDED = "(?:required|needed|ready|must be true|must[ -]haves?|what must be true)"
_CONDITIONS = "(?:criteria|criterion|requirements?|conditions?|checklist)"
_GERMAN = "(?:kriterien|bedingungen|voraussetzungen)"
_SPANISH = "(?:criterios?|condiciones|requisitos) (?:para|de)"
_FRENCH = "(?:critères?|conditions?|exigences) (?:pour|de)"
_TO_LEAVE: Final = (
    rf"{_CONDITIONS}(?: required| needed)? (?:to|before|for) {_LEAVE}\b.{{0,50}}",
    rf"{_NEEDED} (?:to|before|for) {_LEAVE}\b.{{0,50}}",
    rf"{_WHO}{_MOVES}\b.{{0,40}} (?:when|if|once)",
    rf"(?:transition|completion)\b.{{0,30}} {_CONDITIONS}",
    rf"(?:exit|gate|advancement|graduation|progression)\b.{{0,30}} (?:{_CONDITIONS}|rules?|signals?)",
    rf"(?:what )?(?:you|we|they) need (?:to|before) {_LEAVE}\b.{{0,30}}",
    rf"before (?:you|we|they|it) {_LEAVE}\b.{{0,30}}",
    r"(?:before|prior to) (?:advancing|moving on|moving forward|leaving|exiting)\b.{0,30}",
    r"ready (?:for|to enter) (?:the )?next (?:stage|phase).{0,10}",
    r"(?:满足|达到|具备).{0,10}(?:进入|推进|退出|晋级|转入).{0,14}",
    r"(?:进入|转入|推进到?|晋级到?|升级到?|转到?)(?:下一|下个|后续).{0,12}",
    rf"{_GERMAN} (?:für den|für die|zum|zur) (?:übergang|abschluss|verlassen|nächsten?|freigabe).{{0,30}}",
    r"weiter,?(?: (?:zu|zur|zum|in|mit)\b.{0,30})? (?:wenn|sobald)",
    rf"{_SPANISH} (?:avanzar|pasar|salir|salida|cierre|cerrar|avance)\b.{{0,30}}",
    rf"{_FRENCH} (?:passer|passage|avancer|sortir|sortie|clôture|fin)\b.{{0,30}}",
)
_TO_ENTER: Final = (
    rf"(?:entry|entrance)\b.{{0,30}} (?:{_CONDITIONS}|rules?|signals?)",
    rf"{_CONDITIONS} (?:to|for) (?:enter|entering|entry|start|starting)\b.{{0,30}}",
    rf"{_WHO}(?:enters?|starts?|begins?)\b.{{0,30}} (?:when|if|once)",
    rf"{_GERMAN} (?:für den|zum) (?:eintritt|einstieg|start|beginn).{{0,20}}",
    rf"{_SPANISH} (?:entrar|entrada|iniciar|inicio)\b.{{0,20}}",
    rf"{_FRENCH} (?:entrer|entrée|démarrer|démarrage)\b.{{0,20}}",
)
_PHRASES: Final = (
    (Section.EXIT_CRITERIA, re.compile("|".join(_TO_LEAVE))),
    (Section.ENTRY_CRITERIA, re.compile("|".join(_TO_ENTER))),
)


def find_phrase(name: str) -> Section | None:
    """The criteria that a folded phrase announces, or None."""
    return next((section for section, phrase in _PHRASES if phrase.fullmatch(name)), None)

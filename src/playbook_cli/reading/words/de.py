"""The words of playbooks in German."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

_CONDITIONS = "(?:kriterien|bedingungen|voraussetzungen)"
_LEAVE = "(?:übergang|abschluss|verlassen|nächsten?|freigabe)"

WORDS = LanguageWords(
    language="de",
    stage_words="stufe; vertriebsphase; verkaufsphase; projektphase; vertriebsstufe",
    step_words="schritt; meilenstein",
    announcing="phasen; stufen; lebenszyklus; meilensteine; fahrplan; projektplan; umsetzungsplan",
    selling="vertrieb*; verkauf*",
    customers=(
        "vertrieb*; verkauf*; sales; kunde*; akquise*; angebotsprozess; interessent*; neugeschäft; onboarding"
    ),
    book_words="leitfaden; handbuch; playbook; phase",
    no_process=(
        "rezept*; einwand; einwände; einwandbehandlung; leitfaden für telefonate; gesprächsleitfaden; "
        "skript; änderungsprotokoll; versionshinweise; installation; testplan; glossar; "
        "häufige fragen; einarbeitung; mitarbeiter*; anleitung; protokoll; lehrgang; kurs"
    ),
    list_names=(
        "phasen; vertriebsphasen; phasenübersicht; verkaufsphasen; stufen; übersicht der phasen; "
        "phasen im überblick; vertriebsprozess; verkaufsprozess; vertriebspipeline"
    ),
    counted_lists=(r"(?:die )?\d{1,2} phasen\b.{0,20}",),
    ends="gewonnen; verloren; abgeschlossen",
    sale_stages="erstkontakt; qualifizierung; bedarfsanalyse; angebot; verhandlung; abschluss; vertrag",
    progress="abgeschlossen; erledigt; in arbeit; geplant; offen; fertig; laufend",
    measuring=(
        "wahrscheinlichkeit; abschlusswahrscheinlichkeit; dauer; tag; tage; tagen; arbeitstage; "
        "werktage; woche; wochen; monat; monate; monaten; bis"
    ),
    stage_heads="stufe; phasen; vertriebsphase; verkaufsphase; meilenstein; welle",
    name_heads="bezeichnung; titel",
    state_heads="zustand; spalte",
    criteria_heads="kriterien; kriterium",
    probability="wahrscheinlichkeit; abschlusswahrscheinlichkeit",
    duration="dauer; typische dauer; zeitrahmen; durchschnittliche dauer; verweildauer",
    purpose="bedeutung; ziel; ziele; zweck; beschreibung; definition; zielsetzung",
    sections={
        Section.EXIT_CRITERIA: (
            "ausstiegskriterien; austrittskriterien; exit-kriterien; exitkriterien; exit kriterien; "
            "ausgangskriterien; austritt; ausstieg; abschlusskriterien; abschlussbedingungen; "
            "übergangskriterien; übergangsbedingungen; freigabekriterien; übergabekriterien; "
            "fertigstellungskriterien; gate-kriterien; gate kriterien; phasenabschlusskriterien; "
            "austrittsbedingungen; kriterien für den übergang; kriterien für den abschluss; "
            "kriterien zum verlassen der phase; endkriterien; voraussetzungen für die nächste phase; "
            "weiter wenn; fertig wenn; abgeschlossen wenn; ausstiegskriterium; abschlusskriterium; "
            "ausgangsbedingungen; quality gate; qualitätstor; meilensteinkriterien; definition of done"
        ),
        Section.ENTRY_CRITERIA: (
            "eingangskriterien; eintrittskriterien; einstiegskriterien; entry-kriterien; "
            "eintrittsbedingungen; startkriterien; eingangsbedingungen; eingangskriterium; "
            "startbedingungen; entry kriterien; eintrittskriterium; eintritt; einstieg"
        ),
        Section.KEY_ACTIVITIES: (
            "aktivitäten; schlüsselaktivitäten; hauptaktivitäten; kernaktivitäten; wichtige aktivitäten; "
            "aufgaben; hauptaufgaben; kernaufgaben; maßnahmen; massnahmen; tätigkeiten; aktionen; "
            "vertriebsaktivitäten; schlüsselaufgaben; wichtigste aktivitäten; zentrale aktivitäten; "
            "verkaufsaktivitäten; wesentliche aktivitäten; key activities"
        ),
        Section.OUTCOMES: (
            "ergebnisse; erwartete ergebnisse; resultate; ergebnis; phasenergebnisse; erwartetes ergebnis"
        ),
        Section.DELIVERABLES: (
            "liefergegenstände; lieferobjekte; lieferergebnisse; artefakte; arbeitsergebnisse; "
            "liefergegenstand; lieferumfang; pflichtartefakte; pflichtdokumente; liefergegenstaende; "
            "dokumente; lieferobjekt; deliverables; ergebnisdokumente; arbeitsprodukte; lieferung"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "kaufverhalten; kaufverhalten des kunden; kundenkaufverhalten; kaufsignale; kundenaktionen; "
            "kundenaktivitäten; kundenverhalten; käuferverhalten; aktivitäten des kunden; "
            "kaufverhalten der kunden"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "unterstützendes verhalten; unterstützendes verhalten des kunden; unterstützungsverhalten; "
            "mitwirkung des kunden"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "muss-kriterien; kriterien; abnahmekriterien; erfolgskriterien; checkliste; prüfliste; "
            "akzeptanzkriterien"
        ),
        Section.ENTRY_CRITERIA: "voraussetzungen; vorbedingungen; auslöser",
        Section.KEY_ACTIVITIES: "schritte; vorgehen; ablauf; arbeitsschritte; arbeitspakete; inhalte",
        Section.OUTCOMES: "meilensteine; meilenstein",
        Section.DELIVERABLES: "vorlagen; unterlagen",
    },
    exit_phrases=(
        rf"{_CONDITIONS} (?:für den|für die|zum|zur) {_LEAVE}.{{0,30}}",
        r"weiter,?(?: (?:zu|zur|zum|in|mit)\b.{0,30})? (?:wenn|sobald)",
    ),
    entry_phrases=(rf"{_CONDITIONS} (?:für den|zum) (?:eintritt|einstieg|start|beginn).{{0,20}}",),
    qualifiers="für; zum; zur",
    joints="und; oder",
    lost="verloren*",
    steps="schritte; vorgehen",
    key_points="wichtige punkte; kernpunkte; worauf es ankommt",
    importance="warum es zählt; bedeutung; warum",
    requirements="anforderungen; erforderlich; umfasst",
    guidance="prüfung; nachweis; verifikation; so prüfen",
    days="tag; tage; tagen; arbeitstage; werktage",
    weeks="woche; wochen",
    months="monat; monate; monaten",
    quarters="quartal; quartale",
    at_most="bis zu",
    through="bis",
    periods="woche; wochen; tag; tage; monat; monate",
    empty_cells="keine",
    counters="nr; nr.",
    connectors="oder; und",
    structural="stufe; schritt; phasen; feld; wert; merkmal; tage; bezeichnung; wochen",
)

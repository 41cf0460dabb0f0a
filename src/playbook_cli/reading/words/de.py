"""The words of playbooks in German."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

_CONDITIONS = "(?:kriterien|bedingungen|voraussetzungen)"
_LEAVE = "(?:übergang|abschluss|verlassen|nächsten?|freigabe)"

WORDS = LanguageWords(
    language="de",
    stage_words=(
        "stufe; vertriebsphase; verkaufsphase; projektphase; vertriebsstufe; phase; stadium; "
        "pipeline-stufe; pipelinestufe; pipeline-phase; pipelinephase; verkaufsstufe"
    ),
    step_words="schritt; meilenstein; etappe",
    stage_suffixes="stufe",
    announcing=(
        "phasen; stufen; lebenszyklus; meilensteine; fahrplan; projektplan; umsetzungsplan; phase; "
        "stufe; vertriebsprozess; verkaufsprozess; pipeline; trichter; kundenreise; ablauf"
    ),
    selling="vertrieb*; verkauf*",
    customers=(
        "vertrieb*; verkauf*; sales; kunde*; akquise*; angebotsprozess; interessent*; neugeschäft; "
        "onboarding; angebot*; auftrag*"
    ),
    book_words="leitfaden; handbuch; playbook; phase",
    no_process=(
        "rezept*; einwand; einwände; einwandbehandlung; leitfaden für telefonate; gesprächsleitfaden; "
        "skript; änderungsprotokoll; versionshinweise; installation; testplan; glossar; "
        "häufige fragen; einarbeitung; mitarbeiter*; anleitung; protokoll; lehrgang; kurs"
    ),
    list_names=(
        "phasen; vertriebsphasen; phasenübersicht; verkaufsphasen; stufen; übersicht der phasen; "
        "phasen im überblick; vertriebsprozess; verkaufsprozess; vertriebspipeline; pipeline-phasen; "
        "pipelinephasen; phasen der pipeline; verkaufsstufen; vertriebsstufen; phasen des vertriebs; "
        "phasen des verkaufs; die phasen; stufen der pipeline; phasen im vertrieb; kundenlebenszyklus; "
        "verkaufszyklus; vertriebszyklus; vertriebstrichter; verkaufstrichter; phasenmodell; überblick; "
        "phasen im vertriebsprozess; kundenreise; customer journey"
    ),
    counted_lists=(r"(?:die )?\d{1,2} phasen\b.{0,20}",),
    counted="stufe",
    before_stages="plan der; plan zur",
    closings="abgeschlossen; disqualifiziert; verloren/abgesagt; zurückgestellt",
    sale_stages=(
        "erstkontakt; qualifizierung; bedarfsanalyse; angebot; verhandlung; abschluss; vertrag; lead; "
        "neuer lead; kontaktaufnahme; kontakt; akquise; kaltakquise; leadgenerierung; interessent; "
        "qualifiziert; bedarfsermittlung; bedarfsklärung; demo; präsentation; produktvorstellung; "
        "angebotserstellung; angebot erstellt; angebot versendet; angebotsphase; nachfassen; "
        "verhandlungen; vertragsverhandlung; vertragsabschluss; auftrag; auftragserteilung; übergabe; "
        "einführung; onboarding; betreuung; nachbetreuung; verlängerung; ausbau; pilot; teststellung; "
        "besichtigung; termin"
    ),
    status="aktuell; derzeit; jetzt; optional; später",
    progress="abgeschlossen; erledigt; in arbeit; geplant; offen; fertig",
    measuring=(
        "wahrscheinlichkeit; abschlusswahrscheinlichkeit; dauer; tag; tage; tagen; arbeitstage; "
        "werktage; woche; wochen; monat; monate; monaten; bis"
    ),
    stage_heads=(
        "stufe; phasen; vertriebsphase; verkaufsphase; meilenstein; welle; phase; vertriebsstufe; "
        "verkaufsstufe; schritt; etappe; pipeline-phase; phasenname"
    ),
    gate_heads="gate; quality gate; tor; prüfpunkt",
    name_heads="bezeichnung; titel; name",
    state_heads="zustand; spalte",
    criteria_heads="kriterien; kriterium; bedingungen",
    probability=(
        "wahrscheinlichkeit; abschlusswahrscheinlichkeit; abschlusschance; gewinnwahrscheinlichkeit; "
        "auftragswahrscheinlichkeit; erfolgswahrscheinlichkeit; chance"
    ),
    duration=(
        "dauer; typische dauer; zeitrahmen; durchschnittliche dauer; verweildauer; zeitraum; zeit; "
        "durchlaufzeit; bearbeitungszeit; max. dauer; ø dauer; zeitbedarf"
    ),
    purpose=(
        "bedeutung; ziel; ziele; zweck; beschreibung; definition; zielsetzung; was es ist; "
        "worum es geht; phasenziel; inhalt; zusammenfassung; kurzbeschreibung; ziel der phase; "
        "was es bedeutet"
    ),
    limit="zeitlimit; zeitvorgabe; frist; höchstdauer; maximale dauer; maximale verweildauer",
    gate_tails="exit-kriterien",
    sections={
        Section.EXIT_CRITERIA: (
            "ausstiegskriterien; austrittskriterien; exit-kriterien; exitkriterien; exit kriterien; "
            "ausgangskriterien; austritt; ausstieg; abschlusskriterien; abschlussbedingungen; "
            "übergangskriterien; übergangsbedingungen; freigabekriterien; übergabekriterien; "
            "fertigstellungskriterien; gate-kriterien; gate kriterien; phasenabschlusskriterien; "
            "austrittsbedingungen; kriterien für den übergang; kriterien für den abschluss; "
            "kriterien zum verlassen der phase; endkriterien; voraussetzungen für die nächste phase; "
            "weiter wenn; fertig wenn; abgeschlossen wenn; ausstiegskriterium; abschlusskriterium; "
            "ausgangsbedingungen; quality gate; qualitätstor; meilensteinkriterien; definition of done; "
            "austrittskriterium; exit-bedingungen; phasenwechsel; kriterien für den phasenwechsel; "
            "übergangskriterium; weiter, wenn; weiter zur nächsten phase wenn; nächste phase wenn; "
            "übergang in die nächste phase; bedingungen für den übergang; abschluss der phase; "
            "kriterien für die nächste phase; phase abgeschlossen wenn; wann weiter; exit-checkliste; "
            "freigabe; gate; tor; kriterien zum weiterkommen; voraussetzung für die nächste phase; "
            "ausstiegsbedingungen; exit; muss erfüllt sein; phasenabschluss"
        ),
        Section.ENTRY_CRITERIA: (
            "eingangskriterien; eintrittskriterien; einstiegskriterien; entry-kriterien; "
            "eintrittsbedingungen; startkriterien; eingangsbedingungen; eingangskriterium; "
            "startbedingungen; entry kriterien; eintrittskriterium; eintritt; einstieg; "
            "eingangsvoraussetzungen; eintrittsvoraussetzungen; einstiegsbedingungen; "
            "eingangskriterien der phase; beginnt wenn; eingang; einstiegskriterium; "
            "wann beginnt die phase; entry"
        ),
        Section.KEY_ACTIVITIES: (
            "aktivitäten; schlüsselaktivitäten; hauptaktivitäten; kernaktivitäten; "
            "wichtige aktivitäten; aufgaben; hauptaufgaben; kernaufgaben; maßnahmen; massnahmen; "
            "tätigkeiten; aktionen; vertriebsaktivitäten; schlüsselaufgaben; wichtigste aktivitäten; "
            "zentrale aktivitäten; verkaufsaktivitäten; wesentliche aktivitäten; key activities; "
            "was wir tun; was zu tun ist; was tun wir; todos; to-dos; aktivität; aktion; aufgabe; "
            "vertriebsaufgaben; aufgaben des vertriebs; verkaufsaufgaben; aktivitäten im vertrieb; "
            "unsere aufgaben; unsere aktivitäten; kernaktivität; handlungen; "
            "aktivitäten des verkäufers; aktivitäten des vertriebs"
        ),
        Section.OUTCOMES: (
            "ergebnisse; erwartete ergebnisse; resultate; ergebnis; phasenergebnisse; "
            "erwartetes ergebnis; phasenergebnis; ergebnis der phase; zielergebnis; erfolge"
        ),
        Section.DELIVERABLES: (
            "liefergegenstände; lieferobjekte; lieferergebnisse; artefakte; arbeitsergebnisse; "
            "liefergegenstand; lieferumfang; pflichtartefakte; pflichtdokumente; liefergegenstaende; "
            "dokumente; lieferobjekt; deliverables; ergebnisdokumente; arbeitsprodukte; lieferung; "
            "lieferungen; unterlagen der phase; ergebnisse / dokumente; dokumentation; arbeitsergebnis; "
            "artefakt"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "kaufverhalten; kaufverhalten des kunden; kundenkaufverhalten; kaufsignale; kundenaktionen; "
            "kundenaktivitäten; kundenverhalten; käuferverhalten; aktivitäten des kunden; "
            "kaufverhalten der kunden; verhalten des kunden; verhalten des käufers; was der kunde tut; "
            "kundensignale; kaufsignal; käufersignale; aktionen des kunden"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "unterstützendes verhalten; unterstützendes verhalten des kunden; unterstützungsverhalten; "
            "mitwirkung des kunden; unterstützung des kunden; zusagen des kunden; kundenzusagen; "
            "beitrag des kunden"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "muss-kriterien; kriterien; abnahmekriterien; erfolgskriterien; checkliste; prüfliste; "
            "akzeptanzkriterien; prüfpunkte; kontrollpunkte; prüfkriterien"
        ),
        Section.ENTRY_CRITERIA: "voraussetzungen; vorbedingungen; auslöser; trigger; voraussetzung",
        Section.KEY_ACTIVITIES: (
            "schritte; vorgehen; ablauf; arbeitsschritte; arbeitspakete; inhalte; prozess"
        ),
        Section.OUTCOMES: "meilensteine; meilenstein; etappenziele",
        Section.DELIVERABLES: "vorlagen; unterlagen",
    },
    exit_phrases=(
        rf"{_CONDITIONS} (?:für den|für die|zum|zur) {_LEAVE}.{{0,30}}",
        r"weiter,?(?: (?:zu|zur|zum|in|mit)\b.{0,30})? (?:wenn|sobald)",
    ),
    entry_phrases=(rf"{_CONDITIONS} (?:für den|zum) (?:eintritt|einstieg|start|beginn).{{0,20}}",),
    leading=(
        "wichtige; wichtigste; zentrale; notwendige; erforderliche; typische; unsere; empfohlene; "
        "verbindliche"
    ),
    trailing="erforderlich; notwendig",
    qualifiers="für; zum; zur",
    joints="und; oder",
    ands="und",
    lost="verloren*",
    steps="schritte; vorgehen; so geht's; arbeitsschritte",
    key_points="wichtige punkte; kernpunkte; worauf es ankommt; tipps; zu beachten",
    importance="warum es zählt; bedeutung; warum",
    requirements="anforderungen; erforderlich; umfasst",
    guidance="prüfung; nachweis; verifikation; so prüfen; belege; beleg; nachweise",
    ask=(
        "fragen; frage; fragen an den kunden; qualifizierungsfragen; bedarfsfragen; leitfragen; "
        "kundenfragen; fragenkatalog"
    ),
    follow_up="nachfrage; nachfragen; rückfrage; nachhaken; dann fragen",
    who="wen fragen; wer; fragen an; ansprechpartner; an wen",
    needs="setzt voraus; voraussetzung; voraussetzungen; erst nach; hängt ab von; abhängig von",
    cautions=(
        "häufige fehler; typische fehler; risiken; stolperfallen; fallstricke; warnsignale; "
        "warnzeichen; vorsicht; zu vermeiden"
    ),
    hours="std; std.; stunde; stunden; minute; minuten",
    days="tag; tage; tagen; arbeitstage; werktage",
    weeks="woche; wochen",
    months="monat; monate; monaten",
    quarters="quartal; quartale",
    at_most="bis zu; höchstens; maximal; max.; binnen; innerhalb",
    through="bis",
    periods="woche; wochen; tag; tage; monat; monate; quartal; quartale; jahr",
    lasting="laufend; fortlaufend; dauerhaft; kontinuierlich; dauernd",
    ordinals="erste; zweite; dritte; vierte; fünfte; sechste; siebte; achte",
    empty_cells="keine",
    counters="nr; nr.",
    connectors="oder; und",
    pair_heads="feld; wert; merkmal; bezeichnung; angabe; eigenschaft; punkt; thema",
    stage_keys="phasen",
    notes=(
        "notiz; notizen; hinweis; hinweise; beispiele; werkzeuge; ressourcen; verantwortlich; "
        "rollen; links; hintergrund; kennzahlen; beteiligte"
    ),
)

"""The words of playbooks in Dutch."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="nl",
    stage_words="fase; verkoopfase; salesfase; stadium; etappe; trap; pipelinefase",
    step_words="stap; mijlpaal; niveau; sprint",
    stage_suffixes="fase; stadium",
    announcing=(
        "fase; fasen; fases; stadia; pipeline; trechter; verkoopproces; salesproces; klantreis; "
        "levenscyclus; draaiboek; handboek; stappenplan; mijlpalen; projectplan; verkoopcyclus"
    ),
    selling="verkoop*; sales; klant*; kans; kansen; prospect*; deal; deals",
    customers=(
        "verkoop*; sales; klant*; klanten*; acquisitie; prospect*; relatiebeheer; accountmanagement; offerte*"
    ),
    book_words="handleiding; draaiboek; handboek; fase",
    no_process=(
        "recept*; bezwaar; bezwaren; belscript; script; wijzigingslogboek; installatie; testplan; "
        "woordenlijst; veelgestelde vragen; sollicitatie*; medewerker*; notulen; cursus; handleiding"
    ),
    list_names=(
        "fasen; fases; verkoopfasen; verkoopfases; salesfasen; fasen van de pipeline; pipelinefasen; "
        "pipeline; verkoopproces; salesproces; verkooppijplijn; verkooptrechter; verkoopcyclus; "
        "klantreis; klantlevenscyclus; overzicht van de fasen; overzicht fasen; stadia; de fasen; "
        "fasen in het kort; fasen van het verkoopproces; fasen in de verkoop"
    ),
    closings=(
        "gesloten; afgesloten; gesloten gewonnen; gesloten verloren; afgewezen; geannuleerd; niet "
        "gekwalificeerd"
    ),
    sale_stages=(
        "lead; nieuwe lead; prospect; prospectie; contact; eerste contact; kennismaking; "
        "kennismakingsgesprek; kwalificatie; gekwalificeerd; behoefteanalyse; inventarisatie; intake; "
        "ontdekking; demo; demonstratie; presentatie; voorstel; offerte; offerte verstuurd; "
        "onderhandeling; onderhandelen; contract; ondertekening; sluiten; afsluiting; opdracht; "
        "levering; oplevering; implementatie; onboarding; ingebruikname; nazorg; opvolging; verlenging; "
        "uitbreiding; adoptie; proefperiode; pilot; afspraak"
    ),
    progress="klaar; gereed; bezig; in uitvoering; gepland; afgerond; open",
    status="optioneel; huidig",
    measuring=(
        "kans; waarschijnlijkheid; duur; doorlooptijd; dag; dagen; werkdagen; week; weken; maand; "
        "maanden; gemiddeld; circa; ongeveer; tot; max."
    ),
    stage_heads="fase; fasen; stadium; verkoopfase; salesfase; naam fase; stap; mijlpaal; pipelinefase",
    gate_heads="gate; poort; controlepunt",
    name_heads="naam; titel",
    state_heads="status; kolom; toestand",
    criteria_heads="criteria; criterium; voorwaarden",
    probability="kans; slagingskans; waarschijnlijkheid; scoringskans; kans op succes",
    duration=(
        "duur; doorlooptijd; gemiddelde duur; tijd; tijdsduur; termijn; maximale duur; verwachte duur; "
        "tijd in fase; periode"
    ),
    purpose=(
        "doel; doelen; doelstelling; omschrijving; beschrijving; definitie; wat is het; betekenis; "
        "samenvatting; doel van de fase; toelichting"
    ),
    sections={
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "ondersteunend gedrag; ondersteunend gedrag van de klant; toezeggingen van de klant; "
            "medewerking van de klant; steun van de klant"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "koopgedrag; koopgedrag van de klant; koopsignalen; klantgedrag; klantacties; "
            "acties van de klant; wat de klant doet; gedrag van de klant; klantsignalen"
        ),
        Section.DELIVERABLES: (
            "op te leveren; opleveringen; deliverables; op te leveren documenten; documenten; "
            "producten; leverbaarheden; opgeleverde producten; producten van de fase; artefacten; output"
        ),
        Section.OUTCOMES: (
            "resultaten; resultaat; verwachte resultaten; verwacht resultaat; uitkomsten; uitkomst; "
            "beoogd resultaat; beoogde resultaten"
        ),
        Section.KEY_ACTIVITIES: (
            "activiteiten; kernactiviteiten; belangrijkste activiteiten; hoofdactiviteiten; acties; "
            "kernacties; taken; werkzaamheden; wat we doen; wat te doen; te doen; verkoopactiviteiten; "
            "acties van de verkoper; activiteiten van de verkoper; actiepunten; activiteit; actie; taak"
        ),
        Section.ENTRY_CRITERIA: (
            "ingangscriteria; instapcriteria; toetredingscriteria; startcriteria; startvoorwaarden; "
            "toegangscriteria; voorwaarden om te starten; begint als; begint wanneer; "
            "instapvoorwaarden; ingang; entry; entrycriteria; entry-criteria"
        ),
        Section.EXIT_CRITERIA: (
            "exitcriteria; exit-criteria; uitstapcriteria; uittredecriteria; uitgangscriteria; "
            "afsluitcriteria; overgangscriteria; criteria om door te gaan; "
            "criteria voor de volgende fase; voorwaarden voor de volgende fase; "
            "voorwaarden om door te gaan; door naar de volgende fase als; volgende fase als; klaar als; "
            "klaar wanneer; afgerond als; afrondingscriteria; doorgangscriteria; gate; poort; "
            "poortcriteria; fasepoort; definitie van gereed; definition of done; wanneer door; uitgang; "
            "exit; checklist voor afronding; moet waar zijn"
        ),
    },
    vague_sections={
        Section.DELIVERABLES: "sjablonen",
        Section.OUTCOMES: "mijlpalen",
        Section.KEY_ACTIVITIES: "stappen; aanpak; werkwijze; proces",
        Section.ENTRY_CRITERIA: "voorwaarden; randvoorwaarden; trigger; vereisten vooraf",
        Section.EXIT_CRITERIA: (
            "checklist; succescriteria; acceptatiecriteria; controlepunten; criteria; controlelijst"
        ),
    },
    leading=("belangrijkste; verplichte; vereiste; onze; typische; verwachte; noodzakelijke; minimale; de"),
    trailing="vereist; verwacht; nodig",
    qualifiers="voor; van; in; om; bij; naar; per; tijdens",
    joints="en; of",
    lost="verloren; afgevallen",
    steps="stappen; werkwijze; aanpak",
    key_points="aandachtspunten; kernpunten; tips; let op",
    importance="waarom; waarom het telt; belang",
    requirements="eisen; vereisten; vereist; omvat; voorwaarden",
    guidance="verificatie; hoe te controleren; bewijs; bewijzen; controle",
    hours="uur; uren; minuut; minuten",
    days="dag; dagen; werkdag; werkdagen",
    weeks="week; weken",
    months="maand; maanden",
    quarters="kwartaal; kwartalen",
    at_most="maximaal; max.; hooguit; binnen",
    through="tot; t/m",
    periods="week; weken; dag; dagen; maand; maanden; kwartaal; kwartalen; jaar",
    lasting="doorlopend; continu; voortdurend",
    numbers="een; twee; drie; vier; vijf; zes; zeven; acht; negen; tien",
    ordinals="eerste; tweede; derde; vierde; vijfde; zesde; zevende; achtste; ste",
    empty_cells="geen; n.v.t.; nvt",
    counters="nr; nr.",
    row_marks="stap",
    connectors="of; en",
    pair_heads="veld; waarde; naam; kenmerk; onderdeel; detail",
    notes=(
        "notities; opmerkingen; voorbeelden; hulpmiddelen; bronnen; verantwoordelijke; rollen; "
        "links; achtergrond; metrics; deelnemers"
    ),
)

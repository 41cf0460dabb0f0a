"""The words of playbooks in Italian."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="it",
    stage_words="fase; fase di vendita; stadio; fase della vendita; fase della trattativa; tappa",
    step_words="passo; passaggio; livello; traguardo",
    stage_suffixes="fase; stadio",
    announcing=(
        "fasi; fase; pipeline; ciclo di vita; processo di vendita; imbuto; percorso del cliente; tappe; "
        "roadmap; piano di progetto"
    ),
    selling="vendita; clienti",
    customers=(
        "vendita; vendite; cliente; clienti; commerciale; commerciali; trattativa; trattative; "
        "opportunità; acquisizione clienti"
    ),
    book_words="guida; manuale; fase",
    no_process=(
        "ricetta; ricette; obiezione; obiezioni; copione; registro delle modifiche; note di rilascio; "
        "installazione; piano di test; glossario; domande frequenti; colloquio; dipendenti; corso; "
        "verbale"
    ),
    list_names=(
        "fasi; fasi di vendita; fasi della vendita; processo di vendita; fasi del processo; "
        "fasi del processo di vendita; fasi della pipeline; fasi della trattativa; fasi commerciali; "
        "pipeline di vendita; pipeline commerciale; ciclo di vendita; processo commerciale; "
        "imbuto di vendita; percorso del cliente; panoramica delle fasi; tappe; le fasi"
    ),
    closings="trattativa vinta; trattativa persa; chiuso; acquisito; scartato; non qualificato",
    sale_stages=(
        "contatto; qualifica; scoperta; offerta; trattativa; negoziazione; chiusura; lead; nuovo lead; "
        "prospect; contattato; primo contatto; qualificazione; qualificato; analisi dei bisogni; "
        "analisi delle esigenze; presentazione; demo; dimostrazione; proposta; preventivo; "
        "offerta inviata; in trattativa; contratto; firma; consegna; avvio; attivazione; post-vendita; "
        "postvendita; rinnovo; fidelizzazione; espansione; visita; appuntamento; sopralluogo"
    ),
    status="attuale; opzionale; ora; adesso; dopo",
    progress="completato; completata; in corso; da fare; pianificato; fatto",
    measuring="probabilità; durata; giorno; giorni; settimana; settimane; mese; mesi",
    stage_heads="fase; fasi; stadio; fase di vendita; fase della vendita; tappa; nome della fase; passo",
    gate_heads="gate; punto di controllo",
    name_heads="nome; titolo; nome fase",
    state_heads="stato; colonna",
    criteria_heads="criteri; criterio; condizioni",
    probability="probabilità; probabilità di chiusura",
    duration=(
        "durata; durata tipica; durata media; tempo medio; tempo; tempi; durata stimata; durata prevista; sla"
    ),
    purpose=(
        "obiettivo; obiettivi; scopo; descrizione; cos'è; che cos'è; finalità; significato; "
        "definizione; sintesi; obiettivo della fase"
    ),
    limit="limite di tempo; tempo massimo; durata massima; tempo limite",
    sections={
        Section.EXIT_CRITERIA: (
            "criteri di uscita; criterio di uscita; condizioni di uscita; requisiti di uscita; "
            "criteri di avanzamento; criteri di passaggio; criteri di completamento; "
            "criteri di chiusura; criterio di avanzamento; criteri per avanzare; "
            "condizioni per avanzare; condizione di uscita; requisiti per avanzare; per avanzare; "
            "si avanza quando; avanza quando; quando avanzare; criteri uscita; criterio uscita; "
            "passa alla fase successiva quando; criteri di passaggio alla fase successiva; "
            "passaggio alla fase successiva; pronto per avanzare quando; checklist di uscita; "
            "definizione di fatto; condizioni per passare alla fase successiva"
        ),
        Section.ENTRY_CRITERIA: (
            "criteri di ingresso; criteri di entrata; condizioni di ingresso; requisiti di ingresso; "
            "criterio di ingresso; criterio di entrata; criteri ingresso; criteri entrata; "
            "condizione di ingresso; condizioni di entrata; quando si entra; checklist di ingresso"
        ),
        Section.KEY_ACTIVITIES: (
            "attività; attività chiave; attività principali; azioni; azioni chiave; azioni principali; "
            "compiti; attività del venditore; azioni del venditore; attività commerciali; "
            "azioni commerciali; cosa fare; cosa facciamo; azioni obbligatorie; piano d'azione; "
            "attività di vendita; azione; compiti del venditore; da fare"
        ),
        Section.OUTCOMES: (
            "risultati; risultati attesi; risultato; esiti; risultati della fase; risultato atteso"
        ),
        Section.DELIVERABLES: (
            "deliverable; elaborati; consegne; prodotti; documenti; documenti prodotti; "
            "deliverable della fase; output; documentazione; documenti richiesti"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "comportamenti di acquisto; comportamenti d'acquisto; segnali di acquisto; "
            "azioni del cliente; comportamento del cliente; comportamenti del cliente; "
            "azioni dell'acquirente; segnali del cliente; segnali di interesse; cosa fa il cliente"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportamenti di supporto; comportamenti di sostegno; impegni del cliente; "
            "impegni dell'acquirente; sostegno del cliente"
        ),
    },
    vague_sections={
        Section.DELIVERABLES: "modelli",
        Section.OUTCOMES: "traguardi",
        Section.EXIT_CRITERIA: (
            "uscita; criteri di accettazione; criteri di successo; lista di controllo; checklist; "
            "criteri; punti di controllo; criteri di validazione"
        ),
        Section.ENTRY_CRITERIA: "ingresso; prerequisiti; precondizioni; condizioni preliminari; innesco",
        Section.KEY_ACTIVITIES: "passi; procedura; procedimento",
    },
    ask=(
        "domande; domanda; domande di qualificazione; domande di scoperta; domande chiave; "
        "domande al cliente; chiedere"
    ),
    follow_up="domanda di approfondimento; approfondire; poi chiedere; approfondimento",
    who="a chi; chi; a chi chiedere; interlocutore",
    needs="dipende da; prerequisito; prerequisiti",
    cautions=("errori comuni; errori frequenti; rischi; insidie; trappole; segnali d'allarme; da evitare"),
    hours="ora; ore; minuto; minuti",
    days="giorno; giorni",
    weeks="settimana; settimane",
    months="mese; mesi",
    quarters="trimestre",
    through="a",
    periods="settimana; settimane; giorno; giorni; mese; mesi; trimestre; trimestri; anno",
    lasting="continuo; continua; continuativo; permanente; ricorrente",
    pair_heads="campo; valore; nome; attributo; dettaglio; elemento; aspetto",
    trailing=(
        "obbligatorie; obbligatori; obbligatoria; necessarie; necessari; attesi; attese; consigliate; "
        "principali; minimi; richiesti; richieste; chiave"
    ),
    qualifiers="per; di; del; della; da; in",
    joints="e; o; ed",
    ands="e",
    lost="perso; persa; squalificat*",
    steps="passi; passaggi",
    key_points="punti chiave; punti di attenzione; consigli",
    importance="importanza; perché conta; perché",
    requirements="requisiti; richiede; include; comprende; condizioni",
    guidance="verifica; come verificare; prova; prove; evidenza",
    at_most="fino a; massimo; entro",
    ordinals="prima; seconda; terza; quarta; quinta; sesta; settima; ottava",
    empty_cells="nessuno; nessuna",
    counters="n.; nr",
    connectors="e; o; oppure",
    notes=(
        "note; esempi; strumenti; risorse; responsabile; ruoli; collegamenti; contesto; metriche; "
        "indicatori; partecipanti"
    ),
)

"""The words of playbooks in Italian."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="it",
    stage_words="fase; fase di vendita; stadio",
    stage_suffixes="fase",
    announcing="fasi; fase",
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
    list_names="fasi; fasi di vendita; fasi della vendita; processo di vendita",
    ends="vinto; perso; chiuso vinto; chiuso perso",
    sale_stages="contatto; qualifica; scoperta; offerta; trattativa; negoziazione; chiusura",
    measuring="probabilità; durata; giorno; giorni; settimana; settimane; mese; mesi",
    stage_heads="fase; fasi; stadio",
    name_heads="nome",
    probability="probabilità; probabilità di chiusura",
    duration="durata; durata tipica; durata media",
    purpose="obiettivo; obiettivi; scopo; descrizione",
    sections={
        Section.EXIT_CRITERIA: (
            "criteri di uscita; criterio di uscita; condizioni di uscita; requisiti di uscita; "
            "criteri di avanzamento; criteri di passaggio; criteri di completamento; criteri di chiusura"
        ),
        Section.ENTRY_CRITERIA: (
            "criteri di ingresso; criteri di entrata; condizioni di ingresso; requisiti di ingresso"
        ),
        Section.KEY_ACTIVITIES: (
            "attività; attività chiave; attività principali; azioni; azioni chiave; azioni principali; "
            "compiti"
        ),
        Section.OUTCOMES: "risultati; risultati attesi; risultato; esiti",
        Section.DELIVERABLES: "deliverable; elaborati; consegne; prodotti; documenti; documenti prodotti",
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "comportamenti di acquisto; comportamenti d'acquisto; segnali di acquisto; azioni del cliente"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportamenti di supporto; comportamenti di sostegno; impegni del cliente"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: "uscita; criteri di accettazione; criteri di successo; lista di controllo",
        Section.ENTRY_CRITERIA: "ingresso; prerequisiti; precondizioni",
        Section.KEY_ACTIVITIES: "passi; procedura",
    },
    days="giorno; giorni",
    weeks="settimana; settimane",
    months="mese; mesi",
    quarters="trimestre",
    through="a",
    periods="settimana; settimane; giorno; giorni; mese; mesi",
    structural="settimane; settimana; giorni; fasi",
)

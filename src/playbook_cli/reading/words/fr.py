"""The words of playbooks in French."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

_CONDITIONS = "(?:critères?|conditions?|exigences) (?:pour|de)"

WORDS = LanguageWords(
    language="fr",
    stage_words="étape; etape; phase de vente",
    step_words="jalon",
    announcing="étapes; étape; cycle de vie; jalons; feuille de route; plan de livraison",
    selling="vente; ventes; client; clients",
    customers=("vente; ventes; client*; commercial*; prospection; prospect*; acheteur*; affaires"),
    book_words="guide; manuel; étape; phase",
    no_process=(
        "recette*; objection*; script; scripts; argumentaire; journal des modifications; "
        "notes de version; installation; plan de test*; glossaire; foire aux questions; faq; "
        "entretien d'embauche; tutoriel; cours; compte rendu; compte-rendu; salarié*; collaborateur*"
    ),
    list_names=(
        "étapes; phases de vente; étapes de vente; vue d'ensemble des étapes; aperçu des étapes; "
        "étapes du pipeline; processus de vente; processus commercial; pipeline commercial; "
        "tunnel de vente; cycle de vente"
    ),
    counted_lists=(r"(?:les )?\d{1,2} étapes\b.{0,20}",),
    ends="gagné; perdu; fermé gagné; fermé perdu",
    sale_stages="prospection; découverte; proposition; négociation; clôture; signature; relance; devis",
    progress="terminé; en cours; à venir; planifié; prévu; fait; livré; atteint",
    measuring="probabilité; durée; jour; jours; semaine; semaines; mois; à; environ",
    stage_heads="étape; phase / étape; étapes; nom de l'étape; jalon; lot",
    name_heads="nom; titre",
    state_heads="état; colonne",
    criteria_heads="critères; critère",
    probability="probabilité; probabilité de closing",
    duration="durée; durée typique; durée estimée; durée moyenne; délai",
    purpose="objectif; objectifs; but; définition",
    sections={
        Section.EXIT_CRITERIA: (
            "critères de sortie; critère de sortie; conditions de sortie; condition de sortie; "
            "conditions de passage; critères de passage; critères de fin; critères d'avancement; "
            "critères d'achèvement; critères de clôture; critères pour avancer; critères de transition; "
            "critères de validation; porte de sortie; sortie; condition de passage; "
            "définition de terminé; critères de complétion; critère de passage; jalon de sortie"
        ),
        Section.ENTRY_CRITERIA: (
            "critères d'entrée; critère d'entrée; conditions d'entrée; condition d'entrée; entrée; "
            "critères de démarrage"
        ),
        Section.KEY_ACTIVITIES: (
            "activités; activités clés; activités principales; actions clés; tâches; tâches clés; "
            "tâches principales; travaux; actions à mener; actions principales; activité; "
            "activités commerciales; actions commerciales"
        ),
        Section.OUTCOMES: "résultats; résultats attendus; résultat; résultat attendu; résultats clés",
        Section.DELIVERABLES: (
            "livrables; livrable; artefacts; livrables clés; livrables attendus; documents produits; "
            "produits; artéfacts"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "comportements d'achat; comportements d'achat du client; signaux d'achat; actions du client; "
            "actions de l'acheteur; comportement d'achat; comportements du client"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportements de soutien; comportements de soutien du client; engagements du client; "
            "soutien du client"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "critères; critères d'acceptation; critères de réussite; critères de succès; "
            "liste de contrôle; liste de vérification"
        ),
        Section.ENTRY_CRITERIA: "prérequis; pré-requis; préconditions; déclencheur; déclencheurs",
        Section.KEY_ACTIVITIES: "étapes clés; démarche; déroulement; procédure; processus",
        Section.OUTCOMES: "jalons; jalon",
        Section.DELIVERABLES: "modèles",
    },
    exit_phrases=(rf"{_CONDITIONS} (?:passer|passage|avancer|sortir|sortie|clôture|fin)\b.{{0,30}}",),
    entry_phrases=(rf"{_CONDITIONS} (?:entrer|entrée|démarrer|démarrage)\b.{{0,20}}",),
    qualifiers="pour; du; de",
    joints="et; ou",
    lost="perdu*; perdue*",
    steps="étapes",
    key_points="points clés; points d'attention",
    importance="importance clé; pourquoi; pourquoi c'est important",
    requirements="exigences; conditions requises; comprend",
    guidance="vérification; comment vérifier; preuve; preuves",
    days="jour; jours; jrs; j",
    weeks="semaine; semaines; sem",
    months="mois",
    quarters="trimestre; trimestres",
    at_most="jusqu'à",
    through="à",
    periods="semaine; semaines; jour; jours; mois",
    empty_cells="aucun",
    counters="n°",
    connectors="ou; et",
    structural="étape; étapes; champ; valeur; nom; jours; semaines",
)

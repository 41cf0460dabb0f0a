"""The words of playbooks in French."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

_CONDITIONS = "(?:critères?|conditions?|exigences) (?:pour|de)"

WORDS = LanguageWords(
    language="fr",
    stage_words=(
        "étape; etape; phase de vente; étape de vente; étape commerciale; étape du pipeline; "
        "phase commerciale"
    ),
    step_words="jalon; niveau; palier",
    stage_suffixes="étape",
    announcing=(
        "étapes; étape; cycle de vie; jalons; feuille de route; plan de livraison; pipeline; entonnoir; "
        "tunnel; parcours client; processus de vente; processus commercial; plan de projet"
    ),
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
        "tunnel de vente; cycle de vente; étapes du tunnel; étapes du cycle; étapes du processus; "
        "étapes commerciales; phases commerciales; les étapes; parcours client; entonnoir de vente; "
        "étapes clés du cycle; phases du cycle de vente; phases du pipeline"
    ),
    counted_lists=(r"(?:les )?\d{1,2} étapes\b.{0,20}",),
    counted="étape",
    before_stages="plan de la; plan de",
    closings="clos gagné; clos perdu; fermé; clôturé; disqualifié; signé; conclu; abandonné",
    sale_stages=(
        "prospection; découverte; proposition; négociation; clôture; signature; relance; devis; lead; "
        "nouveau lead; piste; prospect; contacté; premier contact; prise de contact; qualification; "
        "qualifié; découverte client; analyse des besoins; démonstration; démo; présentation; "
        "proposition commerciale; offre; chiffrage; devis envoyé; en négociation; contrat; closing; "
        "livraison; déploiement; onboarding; renouvellement; fidélisation; expansion; suivi; "
        "rendez-vous; essai; pilote"
    ),
    status="actuel; actuelle; optionnel; optionnelle; maintenant; plus tard",
    progress="terminé; en cours; à venir; planifié; prévu; fait; livré; atteint",
    measuring="probabilité; durée; jour; jours; semaine; semaines; mois; à; environ",
    stage_heads=(
        "étape; phase / étape; étapes; nom de l'étape; jalon; lot; étape de vente; phase de vente; "
        "étape du pipeline; stade"
    ),
    gate_heads="gate; point de contrôle",
    name_heads="nom; titre",
    state_heads="état; colonne",
    criteria_heads="critères; critère; conditions",
    probability=("probabilité; probabilité de closing; taux de réussite; probabilité de succès"),
    duration=(
        "durée; durée typique; durée estimée; durée moyenne; délai; temps moyen; "
        "délai moyen; temps passé; sla"
    ),
    purpose=(
        "objectif; objectifs; but; définition; ce que c'est; finalité; description; résumé; "
        "but de l'étape; objectif de l'étape; signification; sens"
    ),
    limit="limite de temps; délai maximum; délai maximal; durée maximale; durée max",
    sections={
        Section.EXIT_CRITERIA: (
            "critères de sortie; critère de sortie; conditions de sortie; condition de sortie; "
            "conditions de passage; critères de passage; critères de fin; critères d'avancement; "
            "critères d'achèvement; critères de clôture; critères pour avancer; critères de transition; "
            "critères de validation; porte de sortie; sortie; condition de passage; "
            "définition de terminé; critères de complétion; critère de passage; jalon de sortie; "
            "critère d'avancement; condition pour avancer; conditions pour avancer; pour avancer; "
            "on avance quand; passer à l'étape suivante quand; critères de passage à l'étape suivante; "
            "passage à l'étape suivante; conditions de passage à l'étape suivante; "
            "prêt à avancer quand; déclencheur de passage; liste de sortie; "
            "ce qui doit être vrai pour avancer; critères sortie; critère sortie; jalon de passage; "
            "validation de l'étape"
        ),
        Section.ENTRY_CRITERIA: (
            "critères d'entrée; critère d'entrée; conditions d'entrée; condition d'entrée; entrée; "
            "critères de démarrage; critères entrée; critère entrée; condition pour entrer; "
            "déclencheur d'entrée; conditions pour entrer; quand entrer"
        ),
        Section.KEY_ACTIVITIES: (
            "activités; activités clés; activités principales; actions clés; tâches; tâches clés; "
            "tâches principales; travaux; actions à mener; actions principales; activité; "
            "activités commerciales; actions commerciales; actions du commercial; "
            "activités du commercial; actions du vendeur; ce que nous faisons; que faire; à faire; "
            "actions obligatoires; plan d'action; tâches du commercial; action; tâche"
        ),
        Section.OUTCOMES: (
            "résultats; résultats attendus; résultat; résultat attendu; résultats clés; "
            "résultats de l'étape; résultat de l'étape"
        ),
        Section.DELIVERABLES: (
            "livrables; livrable; artefacts; livrables clés; livrables attendus; documents produits; "
            "produits; artéfacts; documents; documents livrés; livrables de l'étape"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "comportements d'achat; comportements d'achat du client; signaux d'achat; "
            "actions du client; actions de l'acheteur; comportement d'achat; comportements du client; "
            "comportement de l'acheteur; comportement du client; actions du prospect; "
            "signaux du client; signaux d'intérêt; ce que fait le client"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportements de soutien; comportements de soutien du client; engagements du client; "
            "soutien du client; engagements de l'acheteur"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "critères; critères d'acceptation; critères de réussite; critères de succès; "
            "liste de contrôle; liste de vérification; critère; checklist; points de contrôle"
        ),
        Section.ENTRY_CRITERIA: (
            "prérequis; pré-requis; préconditions; déclencheur; déclencheurs; conditions préalables"
        ),
        Section.KEY_ACTIVITIES: "étapes clés; démarche; déroulement; procédure; processus; étapes",
        Section.OUTCOMES: "jalons; jalon",
        Section.DELIVERABLES: "modèles",
    },
    exit_phrases=(rf"{_CONDITIONS} (?:passer|passage|avancer|sortir|sortie|clôture|fin)\b.{{0,30}}",),
    entry_phrases=(rf"{_CONDITIONS} (?:entrer|entrée|démarrer|démarrage)\b.{{0,20}}",),
    trailing=(
        "obligatoires; obligatoire; nécessaires; attendus; attendues; recommandées; recommandés; "
        "principales; principaux; requis; requises; clés"
    ),
    qualifiers="pour; du; de",
    joints="et; ou",
    ands="et",
    lost="perdu*; perdue*",
    steps="étapes; démarche",
    key_points="points clés; points d'attention; à surveiller; conseils",
    importance="importance clé; pourquoi; pourquoi c'est important",
    requirements="exigences; conditions requises; comprend",
    guidance="vérification; comment vérifier; preuve; preuves; comment prouver",
    ask=(
        "questions; question; questions à poser; question à poser; questions de qualification; "
        "questions de découverte; questions clés; demander; à demander"
    ),
    follow_up="relance; relances; relancer; puis demander; question de relance; creuser",
    who="qui; à qui; qui interroger; à qui demander; interlocuteur",
    needs="dépend de; prérequis; pré-requis; suppose",
    cautions=(
        "erreurs fréquentes; erreurs courantes; erreurs à éviter; risques; pièges; "
        "pièges à éviter; signaux d'alerte; points de vigilance; à éviter"
    ),
    hours="heure; heures; h; minute; minutes",
    days="jour; jours; jrs; j",
    weeks="semaine; semaines; sem",
    months="mois",
    quarters="trimestre; trimestres",
    at_most="jusqu'à; au plus; maximum",
    through="à",
    periods="semaine; semaines; jour; jours; mois; trimestre; trimestres; j; sem; année",
    lasting="en continu; continu; continue; permanent; au fil de l'eau; récurrent",
    ordinals=(
        "première; deuxième; troisième; quatrième; cinquième; sixième; septième; huitième; premier; re; "
        "ère; er; e; ème; de; nde"
    ),
    empty_cells="aucun",
    counters="n°",
    connectors="ou; et",
    pair_heads="champ; contenu; valeur; nom; attribut; détail; élément; aspect",
    stage_keys="étapes",
    stage_name_keys="nom",
    notes=(
        "remarques; notes; exemples; outils; ressources; responsable; rôles; liens; contexte; "
        "indicateurs; participants"
    ),
)

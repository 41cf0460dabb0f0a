"""Pipedrive's deals: its export puts the kind of record before each label (`Deal - Title`).

Labels in English, German, French, Portuguese and Spanish are those of exports that public programs read
(docs/exchange.md). Chinese is unconfirmed.
"""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

PIPEDRIVE = make_preset(
    "pipedrive",
    headings={
        Column.EXTERNAL_ID: """Deal - ID | Deal - Pipedrive System ID | Deal ID | Deal - Kennung | Affaire - ID | Trato - ID | Negócio - ID | 交易 - ID""",
        Column.NAME: """Deal - Title | Deal title | Title | Deal - Titel | Deal - Bezeichnung | Affaire - Titre | Trato - Título | Negócio - Título | 交易 - 标题 | Affaire - Titre de l'affaire""",
        Column.STATUS: """Deal - Status | Status | Affaire - Statut | Trato - Estado | Negócio - Status | 交易 - 状态""",
        Column.STAGE: """Deal - Stage | Deal - Stage (pipeline) | Deal stage | Deal - Phase | Affaire - Étape | Trato - Etapa | Negócio - Etapa | 交易 - 阶段 | Negócio - Etapa (funil)""",
        Column.AMOUNT: """Deal - Value | Deal - Deal value | Deal value | Deal - Wert | Affaire - Valeur | Trato - Valor | Negócio - Valor | 交易 - 金额""",
        Column.CURRENCY: """Deal - Currency of Value | Deal - Currency | Value currency | Deal - Währung von Wert | Deal - Währung | Affaire - Devise de Valeur | Trato - Moneda de Valor | Negócio - Moeda de Valor | Trato - Moneda | Trato - Divisa | Affaire - Devise""",
        Column.CLOSE_DATE: """Deal - Expected close date | Expected close date | Deal - Erwartetes Abschlussdatum | Deal - Voraussichtliches Abschlussdatum | Affaire - Date de clôture prévue | Affaire - Date de clôture attendue | Trato - Fecha prevista de cierre | Negócio - Data de fechamento esperada | 交易 - 预计成交日期""",
        Column.OWNER: """Deal - Owner | Owner | Deal - Besitzer | Deal - Eigentümer | Affaire - Propriétaire | Trato - Propietario | Negócio - Proprietário | 交易 - 负责人""",
        Column.ACCOUNT: """Deal - Organization | Organization - Name | Organization | Deal - Organisation | Organisation - Name | Affaire - Organisation | Trato - Organización | Negócio - Organização""",
        Column.NEXT_STEP_DUE: """Deal - Next activity date | Next activity date | Deal - Datum der nächsten Aktivität | Affaire - Date de la prochaine activité | Deal - Datum nächste Aktivität | Negócio - Data da próxima atividade""",
        Column.SOURCE: """Deal - Source channel | Deal - Source origin | Source | Deal - Lead Source | Negócio - Fonte do Lead | Affaire - Source du lead""",
        Column.REASON: """Deal - Lost reason | Lost reason | Deal - Verlustgrund | Deal - Grund für Verlust | Affaire - Motif de la perte | Trato - Razón de pérdida | Negócio - Motivo da perda | Affaire - Raison de la perte | Affaire - Raison de perte | Trato - Motivo de pérdida""",
        Column.STARTED: """Deal - Deal created | Deal - Deal created on | Deal created | Deal - Deal erstellt | Affaire - Affaire créée | Trato - Trato creado | Deal - Creation date | Negócio - Negócio criado em | Negócio - Data de criação do negócio""",
        Column.STAGE_ENTERED: """Deal - Last stage change | Last stage change | Deal - Letzte Phasenänderung | Negócio - Última alteração de etapa""",
        Column.CLOSED: """Deal - Won time | Won time | Deal - Deal closed on | Deal - Gewonnen-Zeitpunkt | Deal - Closed on | Deal - Datum des gewonnenen Deals | Deal - Deal abgeschlossen am | Negócio - Ganho em | Negócio - Negócio fechado em | Affaire - Date de gain""",
        Column.LOST_ON: """Deal - Lost time | Lost time | Deal - Verloren-Zeitpunkt | Deal - Datum des verlorenen Deals | Negócio - Data de perda | Affaire - Date de perte | Affaire - Heure de l'échec""",
        Column.ARCHIVED: "Deal - Archive status | Archived | Deal - Archived | Deal - Is archived",
    },
    won="Won | Gewonnen | Gagné | Ganado | Ganho | 赢单",
    lost="Lost | Verloren | Perdu | Perdido | 输单",
    pipeline=(
        "Qualified | Lead In | Qualifiziert | Qualifié | Calificado | Qualificado",
        "Contact Made | Kontakt hergestellt | Contact établi | Contacto realizado | Contato feito",
        "Demo Scheduled | Needs Defined | Demo geplant | Démo planifiée | Demostración programada",
        "Proposal Made | Angebot erstellt | Proposition faite | Propuesta realizada | Proposta feita",
        "Negotiations Started | Verhandlungen begonnen | Négociations démarrées | Negociaciones iniciadas",
    ),
    record=r"/deal/(\d+)",
    ends_as_stages=(),
)

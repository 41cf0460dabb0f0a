"""Pipedrive's deals: its export puts the kind of record before each label (`Deal - Title`)."""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

PIPEDRIVE = make_preset(
    "pipedrive",
    headings={
        Column.EXTERNAL_ID: """Deal - ID | Deal - Pipedrive System ID | Deal ID | Deal - Kennung | Affaire - ID | Trato - ID | Negócio - ID | 交易 - ID""",
        Column.NAME: """Deal - Title | Deal title | Title | Deal - Titel | Deal - Bezeichnung | Affaire - Titre | Trato - Título | Negócio - Título | 交易 - 标题""",
        Column.STATUS: """Deal - Status | Status | Affaire - Statut | Trato - Estado | Negócio - Status | 交易 - 状态""",
        Column.STAGE: """Deal - Stage | Deal - Stage (pipeline) | Deal stage | Deal - Phase | Affaire - Étape | Trato - Etapa | Negócio - Etapa | 交易 - 阶段""",
        Column.AMOUNT: """Deal - Value | Deal - Deal value | Deal value | Deal - Wert | Affaire - Valeur | Trato - Valor | Negócio - Valor | 交易 - 金额""",
        Column.CURRENCY: """Deal - Currency of Value | Deal - Currency | Value currency | Deal - Währung von Wert | Deal - Währung | Affaire - Devise de Valeur | Trato - Moneda de Valor | Negócio - Moeda de Valor""",
        Column.CLOSE_DATE: """Deal - Expected close date | Expected close date | Deal - Erwartetes Abschlussdatum | Deal - Voraussichtliches Abschlussdatum | Affaire - Date de clôture prévue | Affaire - Date de clôture attendue | Trato - Fecha prevista de cierre | Negócio - Data de fechamento esperada | 交易 - 预计成交日期""",
        Column.OWNER: """Deal - Owner | Owner | Deal - Besitzer | Deal - Eigentümer | Affaire - Propriétaire | Trato - Propietario | Negócio - Proprietário | 交易 - 负责人""",
        Column.ACCOUNT: """Deal - Organization | Organization - Name | Organization | Deal - Organisation | Organisation - Name | Affaire - Organisation | Trato - Organización | Negócio - Organização""",
        Column.NEXT_STEP_DUE: """Deal - Next activity date | Next activity date | Deal - Datum der nächsten Aktivität | Affaire - Date de la prochaine activité""",
        Column.SOURCE: "Deal - Source channel | Deal - Source origin | Source",
        Column.REASON: """Deal - Lost reason | Lost reason | Deal - Verlustgrund | Deal - Grund für Verlust | Affaire - Motif de la perte | Trato - Razón de pérdida | Negócio - Motivo da perda""",
        Column.STARTED: """Deal - Deal created | Deal - Deal created on | Deal created | Deal - Deal erstellt | Affaire - Affaire créée | Trato - Trato creado""",
        Column.STAGE_ENTERED: """Deal - Last stage change | Last stage change | Deal - Letzte Phasenänderung""",
        Column.CLOSED: """Deal - Won time | Won time | Deal - Deal closed on | Deal - Gewonnen-Zeitpunkt""",
        Column.LOST_ON: "Deal - Lost time | Lost time | Deal - Verloren-Zeitpunkt",
        Column.ARCHIVED: "Deal - Archive status | Archived | Deal - Archived",
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
)

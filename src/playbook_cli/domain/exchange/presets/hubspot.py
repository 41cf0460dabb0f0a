"""HubSpot's Deal: labels as its export and import write them, and the internal names of its properties.

Labels are those of HubSpot's article on default deal properties in its languages, and of exports that
public programs read (docs/exchange.md); Dutch and Italian ones are unconfirmed.
"""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

HUBSPOT = make_preset(
    "hubspot",
    headings={
        Column.EXTERNAL_ID: """Record ID | hs_object_id | Deal ID | Record-ID | ID record | Datensatz-ID | ID de fiche d'informations | ID de l'enregistrement | ID de registro | ID do registro | レコードID | 记录 ID | 記錄 ID | ID de la fiche""",
        Column.NAME: """Deal Name | dealname | Deal-Name | Dealname | Dealnaam | Nome trattativa | Nom de la transaction | Nombre del negocio | Nome do negócio | 取引名 | 交易名称 | 交易名稱""",
        Column.STAGE: """Deal Stage | dealstage | Deal-Phase | Dealphase | Dealfase | Fase trattativa | Phase de la transaction | Étape de la transaction | Etapa del negocio | Fase del negocio | Etapa do negócio | Fase do negócio | 取引ステージ | 交易阶段 | 交易階段""",
        Column.AMOUNT: """Amount | Betrag | Montant | Bedrag | Importo | Valor | Cantidad | Importe | Quantia | 金額 | 金额 | 合計売上""",
        Column.CURRENCY: """Currency | deal_currency_code | Valuta | Währung | Devise | Moneda | Divisa | Moeda | 通貨 | 货币 | 貨幣""",
        Column.CLOSE_DATE: """Close Date | closedate | Sluitingsdatum | Data di chiusura | Abschlussdatum | Schlusstermin | Date de fermeture | Date de clôture | Fecha de cierre | Data de fechamento | クローズ日 | 关闭日期 | 結束日期""",
        Column.OWNER: """Deal owner | hubspot_owner_id | Dealeigenaar | Proprietario trattativa | Deal-Inhaber | Deal-Eigentümer | Zuständiger Mitarbeiter | Für Deal zuständiger Mitarbeiter | Propriétaire de la transaction | Propietario del negocio | Proprietário do negócio | 取引担当者 | 交易所有者 | 交易负责人 | Eigentümer des Deals | 取引の担当者""",
        Column.ACCOUNT: """Associated Company | Associated Company Names | Geassocieerd bedrijf | Azienda associata | Zugehöriges Unternehmen | Zugeordnetes Unternehmen | Entreprise associée | Empresa asociada | Empresa associada | 関連する会社 | 关联公司 | Associated Companies""",
        Column.NEXT_STEP: """Next step | hs_next_step | Volgende stap | Passaggio successivo | Nächster Schritt | Prochaine étape | Siguiente paso | Próximo paso | Próxima etapa | 次のステップ | 下一步""",
        Column.SOURCE: """Original Traffic Source | Original Source | hs_analytics_source | Ursprüngliche Traffic-Quelle | Source de trafic d'origine | Fuente de tráfico original | オリジナルトラフィックソース""",
        Column.IS_CLOSED: "Is Deal Closed? | Is Closed | hs_is_closed | Ist der Deal abgeschlossen?",
        Column.IS_WON: "Is Closed Won | hs_is_closed_won | Ist gewonnen",
        Column.REASON: """Closed Lost Reason | closed_lost_reason | Grund für verlorenen Deal | Grund für „Abgeschlossen und verloren“ | Raison de la perte | Motivo de cierre perdido | Motivo do fechamento perdido | 失注理由 | 丢单原因""",
        Column.WIN_REASON: """Closed Won Reason | closed_won_reason | Grund für gewonnenen Deal | Raison du gain | Motivo de cierre ganado | Motivo do fechamento ganho | 受注理由 | 赢单原因""",
        Column.STARTED: """Create Date | createdate | Aanmaakdatum | Data di creazione | Erstellungsdatum | Erstellt am | Date de création | Fecha de creación | Data de criação | 作成日 | 创建日期""",
        Column.STAGE_ENTERED: """Date entered current stage | hs_v2_date_entered_current_stage | Datum des Eintritts in die aktuelle Phase""",
    },
    won="""Closed Won | closedwon | Abgeschlossen und gewonnen | Gewonnen | Fermée gagnée | Fermé gagné | Gagnée | Conclu gagné | Cierre ganado | Cerrado ganado | Ganado | Fechado ganho | Fechado como ganho | Negócio fechado | 成約 | 受注 | 已成交 | 赢单 | 关闭赢单 | 成交 | クローズ済み成立取引""",
    lost="""Closed Lost | closedlost | Abgeschlossen und verloren | Verloren | Fermée perdue | Fermé perdu | Perdue | Cierre perdido | Cerrado perdido | Perdido | Fechado perdido | Fechado como perdido | Negócio perdido | 不成立 | 失注 | 已丢失 | 丢单 | 关闭输单 | 输单 | クローズ済み不成立取引""",
    pipeline=(
        "Appointment Scheduled | appointmentscheduled | Termin vereinbart | Rendez-vous planifié | Cita programada",
        "Qualified To Buy | qualifiedtobuy | Qualifiziert zum Kauf | Qualifié pour l'achat | Cualificado para comprar",
        "Presentation Scheduled | presentationscheduled | Präsentation geplant | Présentation planifiée",
        "Decision Maker Bought-In | decisionmakerboughtin | Entscheider überzeugt | Décideur convaincu",
        "Contract Sent | contractsent | Vertrag gesendet | Contrat envoyé | Contrato enviado | 契約書送付済み | 合同已发送",
    ),
    record=r"/(?:deal|record/0-3)/(\d+)",
)

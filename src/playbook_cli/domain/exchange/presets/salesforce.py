"""Salesforce's Opportunity: field names as Data Loader takes them, labels as reports have them.

English labels and field names are those of the Field Reference Guide; those of other languages are what
public programs read from reports (docs/exchange.md).
"""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

SALESFORCE = make_preset(
    "salesforce",
    headings={
        Column.EXTERNAL_ID: """Id | Opportunity ID | Opportunity ID 18 | Case Safe ID | Opportunity-ID | ID d'opportunité | ID de l'opportunité | Id. de oportunidad | ID de la oportunidad | Identificador de la oportunidad | ID da oportunidade | 商談 ID | 商談ID | 业务机会 ID | 商机 ID""",
        Column.NAME: """Name | Opportunity Name | Opportunity-Name | Opportunityname | Naam opportunity | Nome opportunità | Nom de l'opportunité | Nombre de la oportunidad | Nombre de oportunidad | Nome da oportunidade | 商談名 | 商談 名 | 业务机会名 | 业务机会名称 | 商机名称 | 業務機會名稱 | Opportunity: Opportunity-Name""",
        Column.ACCOUNT: """Account.Name | Account Name | Account | Accountname | Accountnaam | Nome account | Nom du compte | Nombre de la cuenta | Nombre de cuenta | Nome da conta | 取引先名 | 取引先 | 客户名 | 客户名称 | 帳戶名稱 | Account Name: Account Name""",
        Column.OWNER: """Owner.Name | Opportunity Owner | Owner Full Name | Owner | Opportunity-Inhaber | Opportunity-eigenaar | Titolare opportunità | Inhaber der Opportunity | Propriétaire de l'opportunité | Propietario de oportunidad | Propietario de la oportunidad | Propietario de oportunidad: Nombre completo | Oportunidad: Propietario de oportunidad: Nombre completo | Proprietário da oportunidade | 商談所有者 | 商談 所有者 | 业务机会所有人 | 商机所有人 | Opportunity Owner: Full Name | 业务机会所有人名称 | 業務機會所有人""",
        Column.STAGE: """StageName | Stage | Phase | Étape | Etapa | Fase | フェーズ | 阶段 | 階段 | Opportunity-Phase""",
        Column.AMOUNT: """Amount | Betrag | Bedrag | Importo | Montant | Importe | Cantidad | Valor | 金額 | 金额 | Opportunity-Betrag | Opportunity Amount""",
        Column.CURRENCY: """CurrencyIsoCode | Amount Currency | Opportunity Currency | Currency | Betrag Währung | Währung | Devise du montant | Devise | Divisa | Moneda | Moeda | 通貨 | 货币 | 金额 货币 | Opportunity-Betrag Währung | Opportunity-Währung | 業務機會貨幣 | 业务机会货币""",
        Column.CLOSE_DATE: """CloseDate | Close Date | Sluitingsdatum | Data di chiusura | Schlusstermin | Abschlussdatum | Date de clôture | Fecha de cierre | Data de fechamento | 完了予定日 | 结束日期 | 关闭日期 | 結束日期""",
        Column.NEXT_STEP: """NextStep | Next Step | Volgende stap | Nächster Schritt | Étape suivante | Prochaine étape | Siguiente paso | Próximo paso | Próxima etapa | Próximo passo | 次のステップ | 下一步""",
        Column.SOURCE: """LeadSource | Lead Source | Leadbron | Fonte del lead | Leadquelle | Lead-Quelle | Origine de la piste | Origen del prospecto | Origen del candidato | Origem do lead | リードソース | 潜在客户来源""",
        Column.IS_CLOSED: "IsClosed | Closed | Geschlossen | Fermé | Cerrada | Fechado | 完了 | 已结束 | Abgeschlossen",
        Column.IS_WON: "IsWon | Won | Gewonnen | Gagné | Ganada | Ganho | 成立 | 已赢得",
        Column.REASON: """Loss_Reason__c | Loss Reason | Reason Lost | Closed Lost Reason | Verlustgrund | Raison de la perte | Motivo de pérdida | Motivo da perda | 失注理由 | 丢单原因""",
        Column.COMPETITOR: "MainCompetitors__c | Main Competitor(s) | Hauptmitbewerber | 主要竞争对手",
        Column.STARTED: """CreatedDate | Created Date | Aanmaakdatum | Data creazione | Erstellungsdatum | Erstellt am | Date de création | Fecha de creación | Fecha creación | Data de criação | 作成日 | 创建日期 | Erstelldatum | Create Date | Created | 作成日時""",
        Column.STAGE_ENTERED: """LastStageChangeDate | Last Stage Change Date | Datum der letzten Phasenänderung | 最終フェーズ変更日 | Last Stage Change""",
    },
    won="""Closed Won | Geschlossen - gewonnen | Geschlossen/Gewonnen | Geschlossen und gewonnen | Gewonnen | Fermée/Gagnée | Fermé gagné | Clôturée - Gagnée | Gagnée | Cerrada ganada | Ganada cerrada | Ganada | Fechado e ganho | Fechada e ganha | Ganha | 受注 | 成立 | 已结束赢得 | 赢单""",
    lost="""Closed Lost | Geschlossen - verloren | Geschlossen/Verloren | Geschlossen und verloren | Verloren | Fermée/Perdue | Fermé perdu | Clôturée - Perdue | Perdue | Cerrada perdida | Perdida cerrada | Perdida | Fechado e perdido | Fechada e perdida | 失注 | 不成立 | 已结束丢失 | 丢单""",
    pipeline=(
        "Prospecting | Akquise | Prospection | Prospección | Prospecção | 見込み | 潜在客户开发",
        "Qualification | Qualifizierung | Qualificación | Calificación | Qualificação | 見極め | 资格认定",
        "Needs Analysis | Bedarfsanalyse | Analyse des besoins | Análisis de necesidades | ニーズ分析 | 需求分析",
        "Value Proposition | Wertversprechen | Proposition de valeur | Propuesta de valor | 提案 | 价值主张",
        "Id. Decision Makers | Identifying Decision Makers | Entscheider identifizieren | 意思決定者の特定 | 确定决策人",
        "Perception Analysis | Wahrnehmungsanalyse | Análisis de percepción | 認識分析 | 感知分析",
        "Proposal/Price Quote | Angebot | Angebot/Preisangebot | Proposition/Devis | 見積 | 提案/见积 | 方案/报价",
        "Negotiation/Review | Verhandlung | Verhandlung/Überprüfung | Négociation/Révision | 交渉 | 谈判/复查",
    ),
    record=r"/(006[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?)(?![0-9A-Za-z])",
)

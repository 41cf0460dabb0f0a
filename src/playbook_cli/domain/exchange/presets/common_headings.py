"""Headings that many systems and spreadsheets share: read where a layout itself knows no heading of a column.

They are those of exports of Dynamics, Close, Copper, 简道云 and of tables that people keep by hand
(docs/exchange.md). A heading that one system uses for something else is not among them: the expected revenue
of Salesforce is weighted by its chance, that of Odoo is not.
"""

from collections.abc import Mapping
from dataclasses import replace

from playbook_cli.domain.exchange.columns import Column, Layout, fold_heading
from playbook_cli.domain.exchange.presets.preset_layout import part

_COMMON: Mapping[Column, str] = {
    Column.NAME: """Opportunity Name | Opportunity | Deal Name | Deal Title | Deal | Topic | Title | Name | Project Name | Project | Thema | Titel | Verkaufschance | Nom de l'opportunité | Opportunité | Affaire | Nombre de la oportunidad | Oportunidad | Nome da oportunidade | Oportunidade | Título | 案件名 | 案件 | 商談名 | 商机名称 | 商机 | 商機名稱 | 商機 | 项目名称 | 项目 | 項目名稱 | 机会名称 | 销售机会名称 | 机会主题 | 名称 | 名稱 | Nome opportunità | Opportunità | Trattativa | Verkoopkans | Naam | Lead Name | 거래명 | 거래 이름 | 거래 | 영업기회명 | 영업 기회 | 기회 이름 | 안건명 | 딜 이름 | 프로젝트명 | Название сделки | Название | Сделка | Наименование | Проект | Nazwa szansy sprzedaży | Nazwa | Fırsat Adı | Affärsmöjlighet | Nome negócio""",
    Column.STAGE: """Stage | Deal Stage | Sales Stage | Pipeline Stage | Pipeline Phase | Opportunity Stage | Current Stage | Sales Phase | Phase | Stufe | Verkaufsphase | Étape | Etapa | Fase | Estágio | Fase de venta | フェーズ | ステージ | 営業フェーズ | 商談フェーズ | 阶段 | 階段 | 销售阶段 | 銷售階段 | 商机阶段 | 商機階段 | 项目阶段 | 当前阶段 | 跟进阶段 | Fase vendita | Verkoopfase | Stadio | Stadium | Milestone | Status Label | 단계 | 거래 단계 | 영업 단계 | 진행 단계 | Стадия сделки | Стадия | Этап сделки | Этап | Воронка/этап | Etap | Aşama | Steg""",
    Column.STATUS: """Status | Deal Status | Opportunity Status | Status Type | State | Opportunity State | Stato | Staat | Statut | Estado | 状态 | 狀態 | 商机状态 | 商機狀態 | 状態 | ステータス | 機會狀態 | 机会状态 | 상태 | 거래 상태 | Статус | Статус сделки | Outcome | Deal Outcome | Result | Ergebnis | Résultat | Resultado | 结果 | 商机结果 | 結果 | 最终结果""",
    Column.AMOUNT: """Amount | Deal Amount | Opportunity Amount | Value Formatted | Deal Value | Opportunity Value | Value | Est. Revenue | Estimated Revenue | Est Revenue | Estimated Value | Deal Size | Contract Value | Total Value | Bid Amount | Likely | Importo | Valore | Bedrag | Waarde | Omzet | Verwachte omzet | Ricavo previsto | Betrag | Wert | Auftragswert | Volumen | Umsatz | Geschätzter Umsatz | Montant | Valeur | Importe | Monto | Valor | Ingresos estimados | Receita estimada | 金額 | 金额 | 案件金額 | 受注予定金額 | 見込金額 | 商机金额 | 商機金額 | 预计金额 | 预计合同金额 | 预估金额 | 預計金額 | 预计成交金额 | 预计销售金额 | 项目金额 | 合同金额 | 机会金额 | 거래 금액 | 금액 | 예상 금액 | 예상 매출 | 계약 금액 | Сумма | Сумма сделки | Бюджет | Бюджет сделки | Бюджет ₽ | Kwota | Wartość | Tutar | Belopp | 成交金额""",
    Column.CURRENCY: """Currency | Currency Code | Deal Currency | Value Currency | Bid Currency | Valuta | Währung | Devise | Moneda | Divisa | Moeda | 通貨 | 币种 | 货币 | 幣別 | 幣種 | 통화 | Валюта | Waluta | Para Birimi""",
    Column.CLOSE_DATE: """Close Date | Closing Date | Expected Close Date | Expected Closing Date | Expected Close | Est. Close Date | Estimated Close Date | Target Close Date | Forecast Close Date | Data di chiusura | Chiusura prevista | Data chiusura | Sluitingsdatum | Verwachte sluitingsdatum | Afsluitdatum | Due Date | Date Closed | Abschlussdatum | Abschluss | Geplanter Abschluss | Abschluss erwartet | Voraussichtlicher Abschluss | Geschätztes Abschlussdatum | Schlusstermin | Date de clôture | Date de clôture prévue | Clôture prévue | Fecha de cierre | Fecha estimada de cierre | Cierre estimado | Data de fechamento | Fechamento previsto | 完了予定日 | 受注予定日 | 成約予定日 | 予定日 | 预计成交日期 | 预计成交时间 | 预计结单日期 | 预计签约日期 | 预计签约时间 | 预计签约 | 预计签单日期 | 預計結案日期 | 預計成交日期 | 预计关闭日期 | 结单日期 | 签约日期 | 예상 마감일 | 마감일 | 종료일 | 예상 종료일 | 예상 계약일 | 클로징 예정일 | Предполагаемая дата закрытия | Дата закрытия | Планируемая дата закрытия | Дата завершения | Data zamknięcia | Kapanış Tarihi | Stängningsdatum | 成交日期 | 成交时间 | 预计签单时间 | Data chiusura prevista""",
    Column.OWNER: """Owner | Deal Owner | Opportunity Owner | Owned By | Owner Name | Sales Owner | Account Owner | Salesperson | Sales Rep | Sales Representative | Account Executive | Seller | Assigned To | Assigned User Name | Assigned User | Responsible | Responsible Person | User Responsible | Proprietario | Titolare | Venditore | Responsabile | Eigenaar | Verkoper | Verantwoordelijke | Assignee | User Name | User | Sales | Besitzer | Eigentümer | Inhaber | Verantwortlich | Verantwortlicher | Vertriebsmitarbeiter | Zuständig | Verkäufer | Propriétaire | Commercial | Responsable | Vendeur | Propietario | Vendedor | Comercial | Proprietário | Responsável | 担当者 | 営業担当 | 担当 | 负责人 | 商机负责人 | 負責人 | 所有人 | 销售 | 销售员 | 销售人员 | 销售负责人 | 跟进人 | 業務 | 業務員 | 담당자 | 거래 소유자 | 영업 담당자 | 소유자 | Ответственный | Ответственный за сделку | Менеджер | Właściciel | Sahip | Ägare""",
    Column.ACCOUNT: """Account | Account Name | Sales Account | Accounts | Company | Azienda | Klant | Bedrijf | Company Name | Customer | Customer Name | Potential Customer | Client | Client Name | Organization | Organisation | Organization Name | Organisation Name | 关联客户 | Kunde | Firma | Unternehmen | Kundenname | Potenzieller Kunde | Compte | Entreprise | Société | Cliente | Cuenta | Empresa | Cliente potencial | Conta | 取引先 | 取引先名 | 顧客 | 顧客名 | 会社名 | 客户 | 客户名称 | 公司 | 公司名称 | 客戶 | 客戶名稱 | 公司名稱 | 회사 | 회사명 | 고객사 | 고객 | 고객명 | 거래처 | Компания | Клиент | Контрагент | Компания контакта | Firma klienta | Konto | Müşteri | Företag""",
    Column.NEXT_STEP: "Next Step | Next Steps | Next Action | Nächster Schritt | Prochaine étape | Próximo paso | Próximo passo | 次のステップ | 下一步 | 下一步计划 | 다음 단계 | 다음 할 일 | Следующий шаг",
    Column.SOURCE: "Source | Lead Source | Opportunity Source | Quelle | Origen | Origem | 来源 | 來源 | 商机来源 | リードソース | 리드 출처 | 유입 경로 | Источник | Источник сделки",
    Column.COMPETITOR: "Competitor | Competitors | Main Competitor | Wettbewerber | Mitbewerber | Concurrent | Competidor | Concorrente | 竞争对手 | 競爭對手 | 競合",
    Column.REASON: "Loss Reason | Lost Reason | Reason Lost | Close Reason | Motivo perdita | Reden van verlies | Verlustgrund | Motif de perte | Motivo de pérdida | Motivo da perda | 失注理由 | 输单原因 | 丢单原因 | 失單原因 | 실주 사유 | 실패 사유 | Причина отказа | Причина проигрыша",
    Column.STARTED: """Created | Created At | Created Time | Data di creazione | Creato il | Aangemaakt op | Created On | Created Date | Create Date | Date Created | Creation Date | Erstellt am | Erstellt | Créé le | Creado el | Fecha de creación | Criado em | 作成日 | 作成日時 | 创建时间 | 创建日期 | 建立日期 | 建立時間 | 생성일 | 만든 날짜 | 작성일 | 등록일 | Дата создания | Дата создания сделки | Дата начала""",
    Column.CLOSED: "Actual Close Date | Closed Date | Closed At | Closed On | Closed Time | Date Won | Won Date | Tatsächliches Abschlussdatum | 实际成交日期 | 实际结单日期 | 受注日 | Дата фактического закрытия | 계약일",
    Column.LAST_ACTIVITY: """Last Activity | Last Activity Date | Last Activity Time | Last Contacted | Last Contact | Deal - Last activity date | Letzte Aktivität | Datum der letzten Aktivität | Letzter Kontakt | Dernière activité | Date de la dernière activité | Última actividad | Fecha de la última actividad | Última atividade | Data da última atividade | Ultima attività | Laatste activiteit | 最終活動日 | 最終活動日時 | 最終アクティビティ日 | 最后跟进时间 | 最近跟进时间 | 最后跟进日期 | 最近跟进日期 | 最后跟进 | 最近跟进 | 最后活动时间 | 最近活动时间 | 最近联系时间 | 最近活动记录时间 | 最後跟進時間 | 上次活动日期 | 마지막 활동 | 최근 활동일 | Последняя активность""",
    Column.LOST_ON: "Date Lost | Lost Date | 失注日",
    Column.NEXT_STEP_DUE: """Next Step Date | Next Step Due | Next Step Due Date | Next Step Deadline | Next Action Date | Next Activity Date | Follow Up Date | 下一步日期 | 下一步时间 | 下次跟进时间 | 下次跟进日期 | Datum nächster Schritt | Fecha próximo paso""",
    Column.ARCHIVED: "Archived | Is Archived | Archiviert | Archivé | Archivado | Arquivado | 已归档 | 是否归档 | 归档",
    Column.IS_CLOSED: """Closed | Is Closed | Closed? | Geschlossen | Abgeschlossen | Fermé | Fermée | Cerrado | Cerrada | Fechado | Fechada | 是否关闭 | 已关闭 | 是否结束 | Сделка закрыта | Закрыта""",
    Column.IS_WON: """Is Won | Won | Won? | Closed Won | Gewonnen | Gagné | Gagnée | Ganado | Ganada | Ganho | Ganha | 是否赢单 | 是否成交 | 是否中标 | 赢单 | Выиграна""",
    Column.IS_LOST: "Is Lost | Lost? | Lost | Verloren | Perdu | Perdue | Perdido | Perdida | 是否输单 | 是否丢单",
    Column.STAGE_ENTERED: "Stage Updated At | Stage Changed At | Stage Entered | Stage Since | 阶段更新时间 | 阶段变更时间",
    Column.IS_DELETED: "IsDeleted | Is Deleted | Deleted | 已删除 | 是否删除",
}  # fmt: skip
_COLUMNS_BY_WORD = {fold_heading(word): column for column, words in _COMMON.items() for word in part(words)}


def add_common(layout: Layout) -> Layout:
    """The layout with what all know behind its own headings, but for words that mean another column to it."""
    own = {fold_heading(name) for names in layout.headings.values() for name in names}
    headings = dict(layout.headings)
    common: set[str] = set()
    for column, names in _COMMON.items():
        more = tuple(name for name in part(names) if fold_heading(name) not in own | common)
        headings[column] = (*headings.get(column, ()), *more)
        common.update(map(fold_heading, more))
    return replace(layout, headings=headings, common=frozenset(common))


def find_common_column(name: str) -> Column | None:
    """The column by a name that everybody has for it; None where it is none of these."""
    return _COLUMNS_BY_WORD.get(fold_heading(name))

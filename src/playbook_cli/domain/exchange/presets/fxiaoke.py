"""纷享销客 (fxiaoke, ShareCRM): the labels of its object 商机, in which a status stands beside the stage.

Names of the API are those of its open platform; labels are those that public programs write of it
(docs/exchange.md), and a team may have renamed them.
"""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

FXIAOKE = make_preset(
    "fxiaoke",
    headings={
        Column.EXTERNAL_ID: "唯一性ID | 唯一性ID（必填） | 数据ID | 商机ID | _id | 唯一標識 | 商机编号",
        Column.NAME: "商机名称 | 商机名称（必填） | 商机主题 | 商機名稱 | name",
        Column.ACCOUNT: "客户名称 | 客户名称（必填） | 客户 | 客戶名稱 | account_id | account_id__r",
        Column.OWNER: "负责人 | 负责人（必填） | 负责人（主） | 負責人 | owner",
        Column.STAGE: "商机阶段 | 销售阶段 | 销售流程阶段 | 阶段 | 销售阶段（必填） | 商機階段 | sales_stage",
        Column.STATUS: "阶段状态 | 商机状态 | 赢单状态 | sales_status | 商機狀態 | biz_status",
        Column.AMOUNT: "商机金额 | 商机金额（元） | 预计成交金额 | 预测金额 | 商機金額 | amount",
        Column.CURRENCY: "币种 | 货币 | 幣種 | mc_currency",
        Column.CLOSE_DATE: """预计成交日期 | 预计结单日期 | 预计成交时间 | 结单日期 | 预计成交日期（必填） | close_date | expected_deal_closed_date | 預計成交日期""",
        Column.NEXT_STEP: "下一步计划 | 下一步 | 下一步动作",
        Column.NEXT_STEP_DUE: "下次跟进时间 | 下次跟进日期",
        Column.SOURCE: "商机来源 | 线索来源 | 来源",
        Column.COMPETITOR: "竞争对手 | 主要竞争对手",
        Column.REASON: "输单原因 | 丢单原因 | 无效原因 | lost_reason",
        Column.WIN_REASON: "赢单原因",
        Column.DETAIL: "输单描述 | 输单说明",
        Column.STARTED: "创建时间 | 创建日期 | create_time",
        Column.STAGE_ENTERED: "阶段变更时间 | 进入当前阶段时间 | 阶段更新时间 | stg_changed_time | sales_stg_changed_time",
        Column.CLOSED: "实际结单日期 | 结单时间 | 实际成交日期",
    },
    won="赢单 | 已赢单 | 成交 | 赢单关闭",
    lost="输单 | 已输单 | 丢单 | 输单关闭 | 无效 | 已作废",
    pipeline=(
        "验证客户 | 初步接洽 | 初步沟通 | 线索验证 | 商机确认",
        "需求确定 | 需求确认 | 需求分析 | 需求调研",
        "方案/报价 | 方案报价 | 方案评估 | 方案确认 | 提供方案",
        "谈判审核 | 谈判/审核 | 商务谈判 | 合同谈判 | 招投标",
    ),
    open_word="进行中",
    record=r"(?:object_id|dataId|/detail/NewOpportunityObj)[=/]([0-9a-f]{24})",
    ends_as_stages=(),
)

"""销售易 (xiaoshouyi, Neocrm): the labels of its object 销售机会 and the names of its API.

Names of the API and the labels that come first are those that public programs give its standard fields; a team
may have renamed them (docs/exchange.md).
"""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

XIAOSHOUYI = make_preset(
    "xiaoshouyi",
    headings={
        Column.EXTERNAL_ID: "销售机会ID | 机会ID | 业务机会ID | 数据ID | 销售机会编号 | opportunityId",
        Column.NAME: "机会名称 | 销售机会名称 | 机会主题 | 销售机会 | opportunityName",
        Column.ACCOUNT: "客户名称 | 客户 | 公司名称 | accountId",
        Column.OWNER: "销售机会所有人 | 机会所有人 | 所有人 | 负责人 | ownerId",
        Column.STAGE: "销售阶段 | 机会阶段 | 阶段 | saleStageId | 销售机会阶段 | 当前阶段",
        Column.STATUS: "状态 | 机会状态 | 销售机会状态",
        Column.AMOUNT: "销售金额 | 机会金额 | 预计销售金额 | 金额 | money",
        Column.CURRENCY: "币种 | 货币 | currencyUnit",
        Column.CLOSE_DATE: "结单日期 | 预计结单日期 | 预计成交日期 | 预计签约日期 | closeDate",
        Column.NEXT_STEP: "下一步 | 下一步计划 | 下一步行动",
        Column.SOURCE: "机会来源 | 来源 | 线索来源 | sourceId",
        Column.COMPETITOR: "竞争对手",
        Column.REASON: "输单原因 | 丢单原因 | 赢输单原因 | reason",
        Column.WIN_REASON: "赢单原因",
        Column.DETAIL: "输单描述 | 原因描述 | 丢单描述 | reasonDesc",
        Column.STARTED: "创建日期 | 创建时间 | createdAt",
        Column.STAGE_ENTERED: "阶段更新时间 | 阶段变更时间 | stageUpdatedAt",
        Column.CLOSED: "实际结单日期 | 赢单日期 | 实际成交日期",
    },
    won="赢单 | 已赢单 | 赢单关闭 | 成交",
    lost="输单 | 丢单 | 已输单 | 输单关闭 | 已丢单",
    pipeline=(
        "初步接洽 | 初期沟通 | 初步沟通 | 线索确认",
        "需求确定 | 需求确认 | 需求分析 | 立项评估",
        "方案报价 | 方案/报价 | 方案制定 | 提交方案 | 呈现价值",
        "商务谈判 | 谈判审核 | 合同审批 | 招投标",
    ),
    open_word="进行中",
    record=r"(?:opportunity|oppo)[^?]*[/=](\d{6,})",
    ends_as_stages=(),
)

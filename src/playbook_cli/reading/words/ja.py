"""The words of playbooks in Japanese."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="ja",
    stage_words="ステージ; フェーズ; 段階",
    stage_suffixes="ステージ; フェーズ; 段階",
    announcing="段階; ステージ; フェーズ; パイプライン; 営業プロセス",
    selling="営業; 商談; 顧客; 受注",
    customers=(
        "営業; 商談; 顧客; 受注; セールス; 販売; お客様; 得意先; 取引先; カスタマー; クライアント; "
        "案件; 見込み客; 成約; オンボーディング"
    ),
    book_words="プレイブック; ガイド; 手引き; マニュアル; ステージ; フェーズ",
    no_process=(
        "レシピ; 切り返し; 台本; トークスクリプト; スクリプト; 変更履歴; リリースノート; インストール; "
        "用語集; よくある質問; 面接; 議事録; 新入社員; 社員; チュートリアル; テスト計画; 講座"
    ),
    list_names=(
        "ステージ; フェーズ; 営業ステージ; 商談ステージ; 営業プロセス; 商談フェーズ; パイプライン; "
        "パイプラインステージ"
    ),
    ends="受注; 失注; 成約",
    sale_stages="リード; 案件発掘; ヒアリング; 初回訪問; 提案; 見積; 交渉; 契約",
    measuring="確度; 受注確度; 週; 週間; 日間; 営業日; か月; カ月; ヶ月; 個月; 勝率",
    stage_heads="ステージ; フェーズ; 段階; ステージ名; フェーズ名; 営業ステージ; 商談ステージ",
    name_heads="名前",
    probability="確度; 受注確度; 確率; 成約率",
    duration="期間; 所要期間; 標準期間",
    purpose="目的; 概要; 説明; 定義; ゴール",
    sections={
        Section.EXIT_CRITERIA: (
            "完了条件; 終了条件; 完了基準; 終了基準; 移行条件; 移行基準; 通過条件; 出口条件; 出口基準; "
            "完了の定義; ゲート条件; 次のステージへの条件; 次フェーズへの条件"
        ),
        Section.ENTRY_CRITERIA: "開始条件; 開始基準; 着手条件; 入口基準; 進入基準",
        Section.KEY_ACTIVITIES: (
            "主な活動; 主要な活動; 活動内容; アクション; 主なアクション; アクティビティ; タスク; "
            "主なタスク; 実施事項; 作業内容"
        ),
        Section.OUTCOMES: "期待される成果; 期待成果; 期待結果; アウトカム",
        Section.DELIVERABLES: "成果物; 主な成果物; 納品物; 提出物; アウトプット",
        Section.CUSTOMER_PURCHASE_BEHAVIORS: "購買行動; 顧客の購買行動; 顧客の行動; 購買シグナル",
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: "支援行動; 顧客の支援行動; 顧客の協力",
    },
    vague_sections={
        Section.EXIT_CRITERIA: "受入基準; 受け入れ基準; 成功基準; チェックリスト",
        Section.ENTRY_CRITERIA: "トリガー",
        Section.KEY_ACTIVITIES: "手順; ステップ; 進め方",
    },
    days="日; 日間; 営業日",
    weeks="週; 週間",
    months="個月; ヶ月; か月; カ月; 月",
    structural="ステージ; フェーズ; 段階; 項目; 日; 週間; 日間; 确度",
)

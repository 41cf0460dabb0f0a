"""Texts for property tests: anything at all, and things that look like playbooks and almost are."""

from hypothesis import strategies as st

MARKS = st.sampled_from(
    [
        *(
            "#",
            "##",
            "###",
            "####",
            "＃",
            "-",
            "*",
            "+",
            "•",
            "·",
            "1.",
            "2)",
            "3、",
            "①",
            "（1）",
            "一、",
            "a)",
        ),
        *(
            "- [ ]",
            "- [x]",
            "- []",
            "［ ］",
            "☐",
            "✅",
            ">",
            "```",
            "~~~",
            "```yaml",
            "|",
            "| a | b |",
            "|---|---|",
        ),
        *(
            "**",
            "__",
            "`",
            "<!--",
            "-->",
            "---",
            "===",
            "***",
            "{#id}",
            "{#",
            "\\",
            "<br>",
            "&amp;",
            "[x](#y)",
        ),
        *(
            "\t",
            "  ",
            "    ",
            "\u3000",
            "\u00a0",
            "\u200d",
            "\ufeff",
            "\u202e",
            "\x1b[31m",
            "\x00",
            "\r",
            "\x85",
        ),
    ]
)
NAMES = st.sampled_from(
    [
        *(
            "Stage 1: Discovery",
            "Stage 2: Offer (40%, 10-21 days)",
            "Stage: Lead",
            "Phase 0 — Seed",
            "2. Proposal",
        ),
        *(
            "阶段一：摸底",
            "第二阶段 洽谈",
            "线索阶段",
            "Prospecting Stage",
            "Closed Won",
            "Étape 1 : Contact",
            "Fase 3",
        ),
        *(
            "Exit criteria",
            "**Exit criteria:**",
            "Entry criteria:",
            "退出标准",
            "关键活动",
            "Deliverables",
            "交付物",
        ),
        *(
            "Opportunity Stages",
            "商机阶段",
            "Aktivitäten",
            "Critères de sortie :",
            "Criterios de salida",
            "Steps",
        ),
        *(
            "Probability: 40%",
            "**Typical duration:** 2 weeks",
            "| Stage | Exit criteria |",
            "| Exit criteria | x |",
        ),
        *(
            "步骤：a、b。关键点：c。重要性：d。",
            "需要：1)甲 2)乙 3)丙。可通过丁。",
            "Needs: 1) a 2) b. By a call.",
        ),
        *(
            "Name: text",
            "名称：正文",
            "**Bold**: text",
            "**粗体。**后",
            "a; b; c",
            "plain words",
            "x" * 200,
            "测" * 120,
        ),
        *(
            "stages:",
            "  - name: A",
            "playbook: x",
            "playbook：x",
            "supports:",
            "required: [E1]",
            "- a: b",
            "{",
            "[",
            "*x",
        ),
    ]
)
GAPS = st.sampled_from(["", " ", "  ", "    ", "\t", "\n", "\n\n"])
PIECES = st.one_of(NAMES, MARKS, st.text(max_size=12))


@st.composite
def lines_of_playbooks(draw: st.DrawFn) -> str:
    """Lines put together from marks, names and noise; a headed document more often than not."""
    lines = draw(
        st.lists(
            st.tuples(GAPS, st.one_of(st.just(""), MARKS), st.sampled_from(["", " "]), PIECES).map("".join),
            max_size=30,
        )
    )
    head = draw(
        st.sampled_from(
            ["", "# T\n\n## Stage 1: A\n\n### Exit criteria\n\n", "---\nplaybook: x\n---\n", "---\n"]
        )
    )
    end = draw(st.sampled_from(["\n", "\n\n", "\r\n", "\r"]))
    return head + end.join(lines)


ANY_TEXT = st.one_of(st.text(max_size=300), lines_of_playbooks())

"""The words of playbooks in English."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

_LEAVE = "(?:advanc(?:e|ing)|exit(?:ing)?|leav(?:e|ing)|mov(?:e|ing)|progress|proceed|complete|graduate|pass)"
_MOVES = "(?:moves?|advances?|progress(?:es)?|transitions?|graduates?|promoted?|leaves?|exits?)"
_WHO = "(?:a |the )?(?:deal |deals |opportunity |lead |project )?"
_NEEDED = "(?:required|needed|ready|must be true|must[ -]haves?|what must be true)"
_CONDITIONS = "(?:criteria|criterion|requirements?|conditions?|checklist)"
_COUNTS = "two|three|four|five|six|seven|eight|nine|ten"

WORDS = LanguageWords(
    language="en",
    stage_words=(
        "stage; sales stage; deal stage; pipeline stage; opportunity stage; project stage; phase; "
        "project phase; gate; stage gate; phase gate; quality gate; decision gate"
    ),
    step_words="step; milestone; level; sprint; part; module",
    stage_suffixes="stage; phase",
    announcing=(
        "stage; stages; phase; phases; pipeline; pipelines; funnel; life cycle; lifecycle; "
        "sales process; sales cycle; sales method; how we sell; playbook; playbooks; deal flow; gate; "
        "gates; roadmap; milestone; milestones; project plan; delivery plan; release plan; "
        "rollout plan; journey; sales playbook; sales stages; process; motion; methodology; framework; "
        "life-cycle; onboarding"
    ),
    selling=(
        "sales; selling; deal; deals; lead; leads; opportunity; opportunities; prospect; prospects; crm; "
        "closed; won; buyer; buyers"
    ),
    customers=(
        "sales; selling; sell; seller; sellers; b2b; gtm; go-to-market; go to market; deal; deals; "
        "revenue; pipeline management; opportunity management; lead management; lead generation; "
        "lead lifecycle; inbound leads; outbound; prospecting; customer; customers; client; clients; "
        "account management; account executive; ae playbook; sdr; bdr; buyer; buyers; buying journey; "
        "customer success; csm; cs playbook; cs lifecycle; cs process; cs motion; onboarding; renewal; "
        "renewals; partner; partners; channel; reseller; crm pipeline; closing process"
    ),
    book_words="stage playbook; playbook; guide; handbook; stage guide; stage; phase; checklist",
    no_process=(
        "script; scripts; objection; objections; objection handling; faq; faqs; changelog; change log; "
        "release notes; releases; version history; recipe; recipes; troubleshooting; installation; "
        "install; installing; getting started; quick start; quickstart; api; test plan; test cases; "
        "test strategy; glossary; interview; interviews; prompt; prompts; battle card; battlecard; "
        "battle cards; battlecards; employee; employees; new hire; new hires; developer; developers; "
        "engineer; engineers; intern; interns; newsletter; meeting notes; minutes; diary; tutorial; "
        "lesson; course; curriculum; syllabus; study plan; readme; contributing; migration guide; "
        "deployment; workout; itinerary; backlog; employee handbook; hiring; recruiting; recruitment; "
        "job description; resume; cv; onboarding checklist for new hires; new starter; team member; "
        "cold call script; call script; cold calling script; email templates; release plan for; "
        "software requirements; coding; code review; incident; runbook; rfc; adr; architecture; "
        "security policy; privacy policy; thesis; training plan; homework; exercise; exercises; "
        "reading list; book notes; blog; podcast; webinar script; lab; experiment; unit tests; "
        "bug report"
    ),
    list_names=(
        "stages; opportunity stages; sales stages; pipeline stages; deal stages; stage overview; "
        "stages overview; the stages; pipeline; pipeline overview; phases; phase overview; "
        "stages at a glance; the pipeline; stage list; sales process; stage summary; "
        "phases at a glance; phase summary; sales pipeline; sales process stages; lifecycle stages; "
        "sales cycle; selling process; stage-by-stage breakdown; stage by stage breakdown; "
        "stage by stage; stage-by-stage; stage breakdown; stage details; stages in detail; stage guide; "
        "pipeline stage definitions; stage descriptions; the sales process; our sales process; "
        "sales stages and exit criteria; stages and exit criteria; sales process steps; the process; "
        "process stages; process overview; customer lifecycle; lifecycle; the lifecycle; cs lifecycle; "
        "customer journey; the customer journey; buyer journey; buyer's journey; journey stages; "
        "customer journey stages; customer stages; account stages; deal lifecycle; "
        "opportunity lifecycle; sales funnel; funnel stages; funnel; sales motion; "
        "the stages of the sale; crm stages; deal pipeline; pipeline structure; onboarding phases; "
        "onboarding stages; phases of onboarding; implementation phases; engagement phases; "
        "renewal stages; partner stages; the phases; phase breakdown; phase details; phase by phase; "
        "phase-by-phase"
    ),
    list_neutral=(
        "standard; default; typical; common; our; the; sequence; order; definitions; definition; model; "
        "names; list"
    ),
    counted_lists=(
        rf"(?:the |our |all )?(?:\d{{1,2}}|{_COUNTS})[ -](?:sales |deal )?(?:stages?|phases?)\b.{{0,30}}",
    ),
    counted="stage; phase",
    before_stages="plan; plan for",
    closings=(
        "closed; closed won/lost; won/lost; closed won / lost; closing; close; nurture; on hold; lost / "
        "disqualified; disqualified / lost; won / lost; loss; churned; recycled; closed lost / "
        "disqualified; parked"
    ),
    sale_stages=(
        "lead; new lead; prospect; prospecting; contacted; outreach; qualification; qualified; "
        "discovery; discovery call; needs analysis; demo; demonstration; evaluation; trial; pilot; "
        "proof of concept; poc; proposal; quote; negotiation; contract; closing; closed won; "
        "closed lost; onboarding; handoff; upsell; new; new opportunity; leads; inbound lead; outbound; "
        "target; targeting; research; lead generation; lead capture; lead qualification; "
        "prospecting & outreach; initial contact; first contact; first call; first meeting; intro call; "
        "connect; connected; engaged; engagement; meeting; meeting booked; meeting scheduled; "
        "appointment scheduled; interest; interested; sql; mql; sal; opportunity; qualify; scoping; "
        "solution; solution design; solution fit; solutioning; technical evaluation; "
        "technical validation; validation; business case; presentation; pitch; product demo; "
        "demo scheduled; demo completed; proposal sent; proposal / quote; proposal & pricing; quoting; "
        "pricing; commercial negotiation; negotiating; negotiations; negotiation & closing; "
        "negotiation / review; legal; legal review; procurement; security review; verbal; "
        "verbal commit; commit; committed; contracting; contract sent; contract signed; "
        "contract negotiation; signature; signed; decision; close; delivery; implementation; kickoff; "
        "kick-off; go-live; go live; launch; activation; adoption; value realization; "
        "value realisation; retention; renewal; expansion; growth; advocacy; upsell / expansion; "
        "upsell & cross-sell; account management; customer success; post-sale; post sale; follow-up; "
        "follow up; follow ups; nurturing; awareness; consideration; purchase; intent; loyalty; "
        "offboarding; onboarding & implementation; handover; win-back; referral; referrals; "
        "needs assessment; needs discovery; discovery & qualification; approach; objection handling; "
        "deep dive; pre-sales; site visit; survey; estimate"
    ),
    progress=(
        "complete; completed; done; finished; in progress; in_progress; wip; planned; pending; todo; "
        "not started; not_started; upcoming"
    ),
    status="now; next; later; today; upcoming; current; active; optional; terminal; final; closed",
    measuring=(
        "probability; prob.; prob; win rate; close rate; likelihood; confidence; forecast; weighted; "
        "weight; duration; typical; typically; avg.; avg; average; about; ca.; approx.; approx; "
        "business; working; up to; to; max; max.; day; days; week; weeks; month; months; quarter; "
        "quarters; d; w; wk; wks; mo; varies by scope"
    ),
    stage_heads=(
        "stage; phase; stage name; phase name; sales stage; deal stage; pipeline stage; "
        "opportunity stage; stages; phases; lifecycle stage; milestone; wave; slice; iteration; "
        "sprint; increment; step; journey stage; funnel stage; crm stage; pipeline phase; sales phase; "
        "customer stage; lifecycle phase; onboarding phase; deal phase; stage / phase; phase / stage; "
        "stage #; opportunity phase; hubspot stage; salesforce stage"
    ),
    name_heads="name; stage name; title; label",
    state_heads="state; lifecycle state; status; column; lane",
    gate_heads="gate; gates; stage gate; quality gate; checkpoint",
    criteria_heads="criteria; criterion; conditions; gate criteria",
    probability=(
        "probability; win probability; close probability; default probability; stage probability; "
        "likelihood; win rate; forecast probability; confidence; prob; win %; close %; forecast %; "
        "close rate; likelihood to close; deal probability; "
        "probability of close; forecast weight; chance"
    ),
    duration=(
        "duration; typical duration; expected duration; average duration; avg duration; avg time; "
        "average time; timeline; expected days; max days; maximum days; expected max days; "
        "expected time; time in stage; avg time in stage; average time in stage; target duration; "
        "typical length; typical time; time frame; timeframe; time; stage duration; max time in stage; "
        "target time; target days; avg days; average days; days in stage; max time; length; "
        "cycle time; typical days; expected length; days; duration target; stage sla; "
        "benchmark; velocity target"
    ),
    limit=(
        "time limit; time limits; time box; timebox; sla; stage limit; stale after; stalled after; "
        "maximum time in stage"
    ),
    purpose=(
        "goal; goals; objective; objectives; purpose; definition; description; what it is; aim; "
        "stage goal; summary; what it means; meaning; overview; what this stage is; stage purpose; "
        "intent; mission; about; objective of this stage; customer goal; the goal; our goal; "
        "stage definition; stage objective; stage description; context; primary goal; "
        "primary objective; main goal; desired state"
    ),
    gate_tails="gate; stage gate; phase gate; exit gate; exit criteria; exit checklist",
    gate_marks=(
        "gate; stage gate; stage-gate; phase gate; phase-gate; quality gate; quality-gate; decision "
        "gate; decision-gate"
    ),
    sections={
        Section.EXIT_CRITERIA: (
            "exit criteria; exit criterion; exit requirements; exit conditions; exit gate; "
            "exit checklist; exit rules; exit test; stage exit test; exit tests; exit signals; "
            "exit when; exit; stage exit; stage exit criteria; exits when; exits; exit to next stage; "
            "exit criteria checklist; verifiable exit criteria; required exit criteria; "
            "buyer-verified exit criteria; gate criteria; gate requirements; gate conditions; "
            "gate checklist; stage gate; gate; quality gate; exit gates; stage gate criteria; "
            "phase gate; phase gate criteria; quality gates; go/no-go criteria; go / no-go criteria; "
            "advancement criteria; advance criteria; criteria to advance; requirements to advance; "
            "to advance; advance when; conditions to advance; progression criteria; progress criteria; "
            "promotion criteria; graduation criteria; transition criteria; transition requirements; "
            "criteria to move forward; move forward when; moves forward when; move to next stage when; "
            "criteria to exit; required to exit; requirements to exit; must have to exit; to exit; "
            "required to advance; must be true to advance; what must be true; "
            "what must be true to advance; must be true before advancing; before advancing; "
            "before moving on; ready to advance when; leave when; next stage trigger; "
            "trigger to advance; what moves it forward; completion criteria; complete when; done when; "
            "stage completion criteria; definition of done; dod; done criteria; triggers to advance; "
            "trigger to move forward; advance trigger; advancement trigger; next stage criteria; "
            "criteria for next stage; criteria for advancing; criteria for moving forward; "
            "stage completion; stage exit checklist; exit triggers; exit trigger; exit milestones; "
            "exit conditions checklist; stage gate checklist; gate to next stage; gate to exit; "
            "move-forward criteria; move forward criteria; moving on when; move on when; "
            "move to the next stage when; moves to next stage when; ready for next stage when; "
            "what needs to be true; what must happen before advancing; done criteria checklist; "
            "verified outcomes to exit; stage exit requirements; how we know we're done; "
            "how we know it's done; you are done when; you're done when; we're done when; "
            "finished when; advance to next stage when; advances when; promote when; "
            "criteria to progress; progress when; to progress; must be true to exit; "
            "required before moving on; sign-off criteria; handoff criteria; go-live criteria; "
            "qualification criteria to advance; phase exit; phase exit criteria; phase gates; "
            "phase complete when; stage complete when"
        ),
        Section.ENTRY_CRITERIA: (
            "entry criteria; entry criterion; entry requirements; entry conditions; entry gate; entry; "
            "entry checklist; entrance criteria; entrance conditions; enters when; enter when; "
            "entry when; when to enter; stage entry; start criteria; criteria to enter; "
            "requirements to enter; stage entry criteria; required to enter; entry signals; "
            "stage entry requirements; entry triggers; entry trigger; entry milestones; starts when; "
            "begins when; phase entry; phase entry criteria; entry point; entry points; "
            "qualified to enter; how deals enter; when a deal enters"
        ),
        Section.KEY_ACTIVITIES: (
            "key activities; activities; key actions; actions; tasks; key tasks; main activities; "
            "core activities; seller activities; seller actions; sales activities; sales actions; "
            "rep activities; rep actions; plays; what to do; what we do; what you do; "
            "what the rep does; what the seller does; action items; to do; to-do; to-dos; todo; todos; "
            "task list; work items; sales plays; activity; action; task; key activity; key work; "
            "our activities; our actions; team activities; playbook actions; required activities; "
            "required actions; seller tasks; ae actions; sdr actions; next best actions; core tasks; "
            "main tasks; primary activities; activities checklist; seller behaviors; seller behaviours; "
            "what we do in this stage; what to do in this stage; what reps do; rep tasks; "
            "rep responsibilities; our tasks; csm actions; csm activities; csm tasks; "
            "csm responsibilities; vendor actions; vendor activities; supplier actions; team actions; "
            "sales rep actions; sales rep activities; internal actions; internal activities; "
            "internal tasks; standard actions; standard activities; daily activities; "
            "activities & actions; key steps and activities; must-do activities; must-do actions; "
            "must do; must-dos; actions to take; action plan; recommended activities; tactics; "
            "sales tactics; sales motions; motions; what happens; what happens in this stage; "
            "what happens here; main actions; core actions; top actions; focus activities; "
            "executive actions; ae activities; se activities; sdr activities; sales team actions; "
            "account manager actions; implementation tasks; onboarding tasks"
        ),
        Section.OUTCOMES: (
            "outcomes; key outcomes; outcome; expected outcomes; desired outcomes; verifiable outcomes; "
            "expected results; results; stage outcomes; verifiable outcome; target outcomes; "
            "expected outcome; desired outcome; customer outcomes; expected result; target outcome; "
            "key outcome; stage outcome; success outcomes; business outcomes; desired results; "
            "end state; target state"
        ),
        Section.DELIVERABLES: (
            "deliverables; key deliverables; deliverable; outputs; output; key outputs; "
            "expected outputs; artifacts; artefacts; work products; required artifacts; "
            "required documents; main deliverables; stage deliverables; key artifacts; documents; "
            "documentation; artifact; documents to produce; required deliverables; "
            "expected deliverables; stage outputs; produced documents; documents produced; "
            "collateral produced; assets produced; output artifacts; output documents; key documents; "
            "handover documents; deliverables & artifacts; required outputs; key output; "
            "outputs & artifacts"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "customer purchase behaviors; customer purchase behaviours; purchase behaviors; "
            "purchase behaviours; customer buying behaviors; customer buying behaviours; "
            "buying behaviors; buying behaviours; buying signals; buyer behaviors; buyer behaviours; "
            "buyer actions; buyer activities; customer actions; customer behaviors; "
            "customer behaviours; customer purchase behavior; purchase signals; buyer signals; "
            "customer activities; buyer milestones; purchasing behaviors; "
            "customer purchasing behaviors; what the buyer does; what buyers do; "
            "customer verifiable outcomes; what the customer does; what customers do; customer signals; "
            "buyer signals to watch; buyer tasks; buyer responsibilities; client actions; "
            "client behaviors; client behaviours; prospect actions; prospect behaviors; "
            "prospect behaviours; prospect signals; customer behavior; customer behaviour; "
            "buyer behavior; buyer behaviour; buying behavior; buying behaviour; "
            "customer buying signals; positive signals; intent signals; buying actions; "
            "customer verifiers; customer verifier; customer tasks; what the client does; "
            "what the prospect does"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "customer supporting behaviors; customer supporting behaviours; supporting behaviors; "
            "supporting behaviours; customer support behaviors; customer support behaviours; "
            "support behaviors; champion behaviors; champion actions; customer supporting behavior; "
            "customer commitments; buyer commitments; supportive behaviors; "
            "customer supporting actions; customer support actions; champion behaviours; "
            "champion activities; client commitments; customer responsibilities; "
            "client responsibilities; customer contributions; customer resources; "
            "customer participation; client support; customer cooperation"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "success criteria; acceptance criteria; checklist; check list; validation criteria; "
            "verification criteria; must-have; must-haves; must have; must haves; checkpoints; "
            "checkpoint; exit validation; review criteria; gate review; acceptance; "
            "verification checklist; criteria; quality checks; quality check; quality checklist; "
            "must be true; validation checklist; validation points; ready when; minimum bar; "
            "definition of ready to move"
        ),
        Section.ENTRY_CRITERIA: (
            "prerequisites; preconditions; pre-conditions; prerequisite; pre-requisites; "
            "starting conditions; trigger; triggers; when to use"
        ),
        Section.KEY_ACTIVITIES: (
            "steps; key steps; process steps; main steps; process; how; procedure; entry actions; "
            "workflow; next steps"
        ),
        Section.OUTCOMES: "milestones; milestone; key results",
        Section.DELIVERABLES: "templates; assets; materials",
    },
    exit_phrases=(
        rf"{_CONDITIONS}(?: required| needed)? (?:to|before|for) {_LEAVE}\b.{{0,50}}",
        rf"{_NEEDED} (?:to|before|for) {_LEAVE}\b.{{0,50}}",
        rf"{_WHO}{_MOVES}\b.{{0,40}} (?:when|if|once)",
        rf"(?:transition|completion)\b.{{0,30}} {_CONDITIONS}",
        rf"(?:exit|gate|advancement|graduation|progression)\b.{{0,30}} (?:{_CONDITIONS}|rules?|signals?)",
        rf"(?:what )?(?:you|we|they) need (?:to|before) {_LEAVE}\b.{{0,30}}",
        rf"before (?:you|we|they|it) {_LEAVE}\b.{{0,30}}",
        r"(?:before|prior to) (?:advancing|moving on|moving forward|leaving|exiting)\b.{0,30}",
        r"ready (?:for|to enter) (?:the )?next (?:stage|phase).{0,10}",
    ),
    entry_phrases=(
        rf"(?:entry|entrance)\b.{{0,30}} (?:{_CONDITIONS}|rules?|signals?)",
        rf"{_CONDITIONS} (?:to|for) (?:enter|entering|entry|start|starting)\b.{{0,30}}",
        rf"{_WHO}(?:enters?|starts?|begins?)\b.{{0,30}} (?:when|if|once)",
    ),
    section_tails="exit criteria; entry criteria; deliverables; key activities; exit checklist",
    leading=(
        "key; main; core; required; recommended; typical; common; suggested; sales; seller; rep; "
        "primary; critical; important; essential; top; mandatory; minimum; stage; phase; the; our; your; "
        "must-have; verifiable; buyer-verified; internal; ae; sdr; team; expected; quick; list; of"
    ),
    trailing="produced; required; expected; needed; list",
    qualifiers="in; for; of; at; on; to; by; before; during; from; into; when; per",
    joints="and; or",
    ands="and",
    lost="lost; loss; disqualif*; unqualified",
    steps="steps; key steps; how to do it; how",
    key_points="key points; key point; points to watch; watch out for; tips",
    importance="why it matters; why this matters; importance; why",
    requirements=(
        "requirements; requires; required; needs; must have; must be true; needed; checklist; includes; "
        "verify that; conditions"
    ),
    guidance=(
        "how to verify; how to verify it; guidance; verification; verified by; verify by; verify; "
        "verification method; evidence; proof; how to prove it"
    ),
    ask=(
        "ask; ask the customer; ask them; question; questions; questions to ask; question to ask; "
        "key questions; customer questions; qualifying questions; qualification questions; "
        "discovery questions; questions for the customer; open questions to ask; sample questions; "
        "suggested questions; probing questions"
    ),
    follow_up=(
        "follow-up; follow up; follow-ups; follow-up question; follow-up questions; then ask; "
        "if the answer is thin; probe; dig deeper"
    ),
    who="who; whom; who to ask; whom to ask; ask whom; ask who; best person to ask",
    needs=(
        "needs first; comes after; depends on; blocked by; only after; prerequisite; prerequisites; "
        "prerequisite criteria"
    ),
    cautions=(
        "cautions; caution; common mistakes; common mistake; mistakes; mistakes to avoid; "
        "typical mistakes; risks; key risks; common risks; pitfalls; common pitfalls; red flags; "
        "red flag; warning signs; watch-outs; watchouts; watch out; anti-patterns; traps; "
        "what goes wrong; what not to do; avoid; do not; don'ts; donts"
    ),
    hours="h; hr; hrs; hour; hours; min; mins; minute; minutes",
    days="d; day; days",
    weeks="w; wk; wks; week; weeks",
    months="mo; month; months",
    quarters="q; quarter; quarters",
    at_most="up to; under; max; max.; within",
    through="to; through; thru; until",
    periods=(
        "week; weeks; day; days; month; months; sprint; sprints; quarter; quarters; year; years; wk; wks; "
        "d; w; mo"
    ),
    lasting="ongoing; on-going; continuous; continuously; recurring; evergreen",
    numbers="zero; one; two; three; four; five; six; seven; eight; nine; ten",
    ordinals="first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth; st; nd; rd; th",
    empty_cells="n/a; na; none; tbd",
    counters="no; no.; num",
    row_marks="id; step; ref; done",
    connectors="or; and; either; also; then; note",
    pair_heads=(
        "field; value; attribute; property; name; item; detail; details; parameter; aspect; element; "
        "requirement; information; info"
    ),
    stage_keys=(
        "stages; phases; pipeline stages; sales stages; deal stages; opportunity stages; lifecycle "
        "stages; pipeline; lifecycle; steps; gates; stage; phase"
    ),
    stage_name_keys="name; title; stage; phase; label; stage_name; display_name",
    title_keys="title; name; process; playbook; pipeline",
    order_keys="order; position; number; sequence; index",
    item_keys=(
        "name; title; criterion; criteria; activity; task; action; deliverable; item; requirement; "
        "check; label; text; description; what; question; rule; condition; output; outcome; id"
    ),
    text_keys="description; text; details; summary; notes; detail",
    requirement_keys="requirements; checks; checklist",
    guidance_keys="guidance; verification; evidence",
    notes=(
        "notes; note; tip; examples; example; resources; tools; tool; tooling; owner; owners; "
        "roles; references; links; background; faq; see also; further reading; script; scripts; "
        "talk track; talking points; email template; metrics; benchmarks; participants; "
        "stakeholders; attendees; team; why"
    ),
)

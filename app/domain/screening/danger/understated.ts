import { type CueList, cues } from "./cue.ts";

const sign = (kind: CueList["kind"], now: number, phrases: readonly string[]): CueList => ({
  kind,
  weight: 7,
  now,
  phrases,
});

/** Plans and farewells said in passing, as if they were nothing. */
export const UNDERSTATED_NOW: readonly CueList[] = [
  sign("note", 10, [
    "(the|my|a) (note|letter|envelope) is (in|on|under|taped to|behind) (the|my) ~1 (glovebox|glove compartment|dashboard|dash|passenger seat|coat|jacket|pillow|kitchen table|kitchen counter|fridge|doormat|laptop|mantelpiece|bedside table|nightstand|wardrobe|windscreen)",
  ]),
  sign("plan", 10, [
    "(suicide|dying|death|killing myself|ending it|ending it all|ending my life|overdosing|hanging myself|jumping) is (now|still)? (the|my) (only)? plan (for|on|by|in|this|if|when|after|before|now)?",
    "(the|my|our|only) plan is (still|now)? (suicide|death|to die|to be dead|to overdose|to jump|to hang|to kill|to not (be here|be alive|wake up|come back)|to end (it|my life|everything|things))",
    "(after|from) (tonight|today|tomorrow|this weekend) ~1 (none of (it|this|that)|nothing|it) (will|is going to)? ~1 (not matter|matter|matters|hurt|hurts)",
    "(after|from) (tonight|today|tomorrow|this weekend) (i|nobody|no one|none of you|they|you|everyone) ~3 (be a burden|be a problem|be in the way|be in your way|exist|be alive|be dead|be gone for good|be free of me|be rid of me)",
    "(leg|legs|foot|feet) (is|are)? (already|both|now|dangling|hanging|hang|dangle|swinging)? ~1 (over|off|outside|on the other side of|on the wrong side of) (the|this|a) ~1 (railing|railings|rail|edge|bridge|ledge|balcony|parapet|barrier|roof|cliff|platform|windowsill)",
    "(climbed|climbing|got|gone|swung|am|standing|sitting|sat|stood|stepped) (out)? ~1 (over|on the other side of|on the wrong side of|the other side of|the wrong side of) (the|this|a) ~1 (railing|railings|rail|ledge|balcony|parapet|barrier|bridge)",
  ]),
  sign("plan", 8, [
    "(giving|give|gave|given) (it|myself|life|this life) (until|till|til) ~2 (birthday|christmas|new year|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter|autumn|spring|weekend|month|week|year|anniversary|midnight|tonight|tomorrow|exams|graduation|30|40|thirty|forty)",
    "(not|never) (find|found|look for|notice) (the|my) (rest|others|other one|other box|second lot|second box|spare ones)",
  ]),
  sign("plan", 10, [
    "(giving|give|gave|given) (life|this life|living|being alive) ~2 (until|till|til)",
    "(giving|give|gave|given) (it|myself|life|this life) (until|till|til) ~4 (then (i am (done|out|gone)|that is it|it is over|i go)|and then i|after that i am)",
  ]),
  {
    kind: "wish",
    weight: 10,
    now: 8,
    phrases: [
      "(once|when|after) (my|our) (old)? (@pet|mum|dad|gran|nan|grandma|parents) (is gone|dies|die|died|passes|goes) ~1 (i am|i will be|so am|nothing keeps|i can) ~1 (i|me|done|gone|out|next|following|free to go|off|joining|dead|go|leave)",
    ],
  },
  sign("farewell", 10, [
    "(worry|worrying|bother|bothering|deal|dealing|put up|hear|hearing|care|caring) (about|with|from|for) me (after (tonight|today|tomorrow|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend|christmas|my birthday)|much longer|for much longer|past (tonight|today|tomorrow))",
    "(do not|please do not) (send|call|ring) ~1 (police|cops|911|999|ambulance|help to my|anyone to my)",
    "(my|an|the) (exit|expiry|expiration|death|departure) (date|day) (is|has been|for|on)",
    "if (you|nobody|no one|anyone|people|they|none of you) (do not|does not|never|stop|hears|not)? (hear|hearing|heard|hears) (back)? from me (again|tomorrow|after (tonight|today|this)|by (morning|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|it is because|you will know|you know why|assume|know that|tell|please tell|i love|i am sorry)",
    "in case i (do not|never) (make it|wake up|come back|come home|see (you|tomorrow|them) again|see tomorrow|survive|last)",
    "nice knowing (you|yall|everyone) (all|guys|lot|both|folks)?",
    "(was|been) (nice|good|great|lovely) knowing (you|everyone)",
    "(they|he|she|kids|children|nobody|no one|mum) (do not|does not|knows) know? (it|this|that) (was|is|will be) the last (time|goodbye|hug|kiss)",
    "not long (left)? for this (world|earth)",
  ]),
  sign("farewell", 7, [
    "if (you|nobody|no one|anyone|people|they) (do not|does not|never) (hear|hears) from me",
  ]),
];

/** Not wanting to live, said in passing, as a joke, or with the short words of the web. */
export const UNDERSTATED_THOUGHTS: readonly CueList[] = [
  cues("wish", 10, [
    "si (is|has been|has come|came|comes|coming|got|getting|has) ~2 (back|bad|worse|loud|louder|strong|stronger|constant|intense|creeping|returned|daily|high|awful|unbearable)",
    "(passive|active|chronic|constant|daily) si",
    "(would|will|might) not (bother|try|even)? (to)? (move|get|jump|step|dive|run|swerve|dodge) (out)? (of)? (the|its) way (of|if|for|when)? ~2 (@traffic|bullet)",
    "(if|when) (a|the|some|that) ~1 (bus|car|truck|lorry|train|van|tram|bullet) (was|came|comes|is|were|drove|swerved) ~4 i would not (move|get out|step|jump|bother|dodge|run|flinch|brake)",
    "would not (be)? (that|too|so)? (sad|upset|bothered|sorry|devastated|disappointed|heartbroken|unhappy|angry|mad|complain|fight it|object) if (i|it|everything|the world) (got|had|get|have|died|was diagnosed|were diagnosed|did not|never|dropped dead|all ended|ended) ~3 (cancer|tumour|tumor|terminal|something fatal|ill|wake|woke|died|dead|tomorrow|tonight|heart attack|stroke|leukaemia|hit|run over|killed)",
    "would not (be)? (that|too|so)? (sad|upset|bothered|sorry|devastated|disappointed|heartbroken|angry|mad) if i (died|dropped dead|did not wake up|never woke up|did not make it)",
    "(would|will) (be|feel) (relieved|glad|happy|grateful|thankful|lighter) if (i|the scan|the test|the doctor|they) (got|had|get|was|were|found|showed|said) ~2 (cancer|tumour|tumor|terminal|something fatal|dying|leukaemia)",
    "(want|wanting|wanted|wish|hope|hoping|waiting for|praying for|begging|need) (for)? my (body|heart|organs|lungs|liver|kidneys) (to|would|will|could|can)? (give up|give out|gives out|gives up|fail|fails|shut down|shuts down|quit|quits|pack in|stop beating|stops beating|let me go|collapse for good)",
    "(wish|wishing|wished|hope|hoping|if only|so that|pray|praying|want|prefer if|nice if|easier if|better if|love it if) my heart (to|would|could|will)? (stop|stopped|stops|gave out|gave up|quit|give out)",
    "wonder|wonders|wondering|wondered|curious ~1 (what|how) (being dead|being gone|dying|death|not existing|not being alive|not being here|nonexistence) (is|would be|feels|must be|would feel|might be|must feel)",
    "wonder|wondering|wondered|curious ~1 what it (is|would be|feels|would feel|must be) like (to be dead|to die|not to be here|to not be here|not to exist|to not exist|not to be alive|being dead|not to wake up|to never wake up)",
    "(tempted|tempting|itching|inches from|this close|so close|dangerously close) (to|by) (end|ending|kill|killing|finish|finishing|die|dying|overdose|overdosing|od|jump|jumping|take|taking) (it|it all|things|everything|myself|my life|them all|the lot|off the)?",
    "(yeet|yeeting|yeeted|oof|oofing|oofed|unlive|unliving|uninstall|uninstalling|sudoku|sudokuing|kermit) (myself|suicide)",
    "(game|gaming) (end|ending|over) myself",
    "(alt f4|ctrl alt delete|rage quit|ragequit|log out of|logging out of|quit the game of|unsubscribe from|opt out of) (life|existence|being alive|living|this life)",
    "(would|will|could|can|might|must|probably) (be|take)? ~1 (weeks|days|months|ages|a week|a month|a long time) (before|until|till|til|for) (anyone|someone|people|they) (even|ever)? (to)? (noticed|notice|notices|found|find|finds|realize|realized|checked|knew|missed|came looking)",
    "how (long|many days|many weeks) (it|would it|until|before|would pass) (would)? (take|be|takes|pass)? (for|before|until|till)? (anyone|someone|people|they) (would|to)? (even|ever)? (noticed|notice|notices|found|find|finds|realize|realized|checked) (that)? i (was|am|were|had) (gone|dead|died|missing)",
  ]),
  cues("wish", 10, [
    "(want|wish|like|love|hope|could) ~4 (in|into) a coma",
    "(permanent|forever|eternal|dirt|infinite|endless) (nap|sleep|slumber)",
    "(speedrun|speedrunning) (life|death|my life)",
    "(leave|leaving|quit|quitting|exit|exiting) the (simulation|game of life|lobby of life)",
    "(death|dying|being dead|suicide) (would|will|might|seems|sounds|feels|is) (be|like)? ~1 (mercy|gift|kindness|vacation|holiday|blessing|upgrade|bliss|freedom|release)",
    "(sleep|sleeping|naps|a nap) (is|feels) (like)? ~2 (closest|practice|trial|version|nearest) ~3 (death|dead|dying)",
    "(brain|head|voice|voices|mind) ~2 (tell|tells|telling|says|saying|whispers|whispering|screams|screaming) (me|at me)? ~2 (jump|die|end it|kill myself|be dead|take them all|drive off|cut)",
    "(flirting|toying|playing|bargaining) with (the)? (idea|thought|thoughts)? (of)? (death|dying|ending it|ending things|suicide|not being here|not being alive|killing)",
    "(one|a) (bad|more|worse|rough) (day|night|thing|week|call|letdown) away from (ending|doing it|killing|jumping|dying|taking|not being)",
    "wish (the|that|my) (overdose|attempt|crash|accident|operation|surgery|fall|pills) (had|would have) ~1 (worked|killed|taken|finished|succeeded)",
    "(tired|sick|exhausted) of being (awake|conscious|alive)",
  ]),
  cues("burden", 10, [
    "(world|life|everyone|everything|they|earth) (would|will) ~1 (keep|go|carry|spin|turn|do) (spinning|turning|on|going|fine)? ~1 without me",
    "(nobody|no one|who|anyone|not one person) (would|will)? ~1 (come|turn up|show up|cry) (to|at) my funeral",
  ]),
  cues("despair", 10, [
    "(the|this|that)? (void|abyss|oblivion|death|grave) (is|keeps|keep|has been|starts|started|was|just) ~1 (calling|whispering|beckoning|inviting|singing)",
    "(void|abyss|oblivion|death|grave) (calls|whispers|beckons)",
    "(only|last|one) ~1 (thing|person|one|reason) (that is|that was|who is|who was|that|who|still)? (keeping|holding|tethering) me (alive|on this earth|in this world|among the living|from (doing it|dying|ending))",
    "(only|one|last) (thing|person|reason|ones|people) (that is|that|what is)? ~1 (stopping|stops|holding) me (right now|now|is|are)? (is|are) (my|our|the) ~2 (@pet|kid|kids|children|mum|son|daughter|baby|family|parents|sister|brother|dad|gran)",
  ]),
  cues("harm", 10, [
    "(miss|missing|missed|crave|craving) (the|my)? (blade|blades|razors|cutting|self harm|self harming|hurting myself|harming myself|bleeding)",
  ]),
];

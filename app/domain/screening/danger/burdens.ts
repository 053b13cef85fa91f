import type { CueList } from "./cue.ts";

/** Being a burden, and seeing no way on. Most of these only count together. */
export const BURDENS: readonly CueList[] = [
  {
    kind: "burden",
    weight: 10,
    phrases: [
      "@they (would|will|might|could|is|are|be|may|would all|all be|will all) ~2 (better|happier|easier|relieved|freer|lighter|safer|fine|glad) ~1 (off)? (without me|if i was gone|if i were gone|if i was dead|if i were dead|if i died|if i was not here|if i were not here|once i am gone|when i am gone|if i just|if i did not exist|if i was not|if i disappeared)",
      "better (off)? (without me|with me gone|with me dead|if i was gone|if i were gone|once i am gone|when i am gone)",
      "world (would|will|is|be) ~3 better ~1 (place)? without me",
      "(nobody|no one|not one person|no-one|who|noone|one soul|none of them) (would|will) (even)? (miss|notice|care about|cry for|mourn) me",
      "(nobody|no one|not one person|no-one|who|noone|one soul|none of them) (would|will|even)? (miss|notice|care|cry|mourn|notice that|come to my funeral) ~3 (if i died|if i was gone|if i were gone|if i disappeared|if i was dead|if i were dead|if i killed|if i do not|i am gone|i was gone|i died|i did not wake up|if i did not|if i vanished|my funeral|if i stopped|were dead|was dead)",
      "(would|will) (anyone|anybody|she|he|they|someone|people) even? (miss|notice|care|cry) ~2 (if i (died|was gone|were gone|was dead|were dead|killed|did not wake up|disappeared|jumped|ended|vanished)|when i am gone)",
      "waste of (space|oxygen|air|skin|life|a life|breath)",
      "do not deserve (to be)? (to live|life|alive|to be here|to exist|to breathe)",
      "not be a burden (to|on)? ~3 (any more|any longer|much longer)",
      "stop being a burden",
      "everyone would be better off",
      "(be|i am) doing ~1 (everyone|them|people|world|my family) ~1 (kindness|favour|favor|service)",
      "(cheaper|easier|better) for (them|everyone|my family|all of them) (if|without|when) ~2 (i|me)",
      "cost|costing less dead",
      "worth more dead",
      "life insurance (would|will|pay|money|is|policy)",
    ],
  },
  {
    kind: "burden",
    weight: 6,
    phrases: [
      "(am|such|just|only|be|being|feel like|become|been) (a)? burden (to|on|for)? (everyone|my|people|them|others|you|all|the)?",
      "(nobody|no one|noone) (would|will) (miss|notice|care)",
      "dragging everyone|them|people down",
      "everyone (hates|is sick of|is tired of) me",
    ],
  },
  {
    kind: "despair",
    weight: 4,
    phrases: [
      "(no|not any|not a|without|without any|zero) hope (left|any more|for me)?",
      "hopeless|hopelessness",
      "can not (go on|carry on|keep going|keep doing this|cope any more|take any more|take it any more|see a way|see any way|see a future|see a way out|see the point|find a reason)",
      "(can not|do not|no) see (a|any|the)? (future|way forward|point|light|reason|tomorrow|way out)",
      "no (future|way forward|light|point any more|point in anything|energy left|fight left|strength left)",
      "(what is|whats|see|is) the point (any more|in anything|of anything|of any of it)?",
      "(given up|giving up|give up)",
      "(hate|loathe|despise) myself",
      "worthless",
      "(i am|im) (so)? (done|finished|broken|over it)",
      "(tired|exhausted|sick|weary) (of|with) (everything|fighting|trying|it all|all of it|all this|this pain|hurting|pretending|this)",
      "nothing (matters|helps|left|will change|will get better|changes|feels real)",
      "never (going to)? (get better|be okay|be happy|feel better|get out)",
      "unbearable",
      "(pain|hurt|suffering) ~3 (too much|unbearable|will not stop|never stops|never ends|does not stop|stop|end)",
      "trapped",
      "(empty inside|numb)",
      "(rock bottom|end of my rope|end of my tether|breaking point|in crisis)",
      "nobody (cares|would care|left)",
      "no one (cares|would care|left|to turn to)",
      "(ready|want|wanting|going) to give up",
      "i can not do this",
      "failed at (everything|life|living)",
    ],
  },
];

/** Calm that comes with a decision. */
export const CALM: readonly CueList[] = [
  {
    kind: "calm",
    weight: 3,
    phrases: [
      "(feel|feeling|felt|am|finally|strangely|weirdly|oddly|so|very|at|at last) ~1 (calm|calmer|peaceful|peace|relieved|light|lighter|serene|ready|clear|free)",
      "(made|make|found|at) (my)? peace (with)?",
      "first time in (a|years|months|weeks|ages|forever|a long) ~4 (calm|peace|peaceful|quiet|light|relief|slept|happy|scared|free)",
      "not (scared|afraid|sad|crying|angry|frightened) (any more|now|about it|of it)?",
      "no more (pain|suffering|hurting|tears|fighting|trying|struggle|nights)",
      "(pain|hurting|suffering|it|noise|everything|all) (will)? (finally|all|soon)? (stop|end|be over|stops|ends) (tonight|soon|tomorrow|at last|for good|now|by)",
      "(will|can|going to) (not hurt|rest|sleep|be free|be at peace|finally rest|be with her|be with him|be quiet|be gone) (any more|now|at last|soon)?",
      "everything (is|has been) (sorted|arranged|in place|ready|done|taken care of|prepared|set)",
      "all (is)? (sorted|arranged|in place|prepared|set up)",
      "it is (decided|settled|time|all arranged|finally time|almost time)",
      "(is|be|feels) the (right|only|best|kindest) (thing|decision|choice)",
    ],
  },
];

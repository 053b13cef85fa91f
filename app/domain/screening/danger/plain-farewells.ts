import type { CueList } from "./cue.ts";

/**
 * Taking leave in plain words, as people do at the end of a post, and what they have done just before. Each is worth
 * most together with another of them: one alone may be about leaving a forum, or a therapist.
 */
export const PLAIN_FAREWELLS: readonly CueList[] = [
  {
    kind: "under-way",
    weight: 10,
    now: 10,
    phrases: [
      "(just|i|have|already) (swallowed|taken|took|downed|necked|ate|drank) (a|the|my|all|about|almost|nearly)? (whole|entire|full)? (bottle|box|packet|pack|strip|bag|handful|load|bunch) of ~1 (@pills|meds|tablets|medication|bleach)",
      "(just|i|have|already) (swallowed|took|taken|downed) (all|every one) (of)? (my|the|them|of them) (@pills|meds|tablets|medication)?",
      "(am i|will i|i am|could i) (going to)? die ~2 (took|taken|swallowed|overdosed)",
      "(took|taken|swallowed|overdosed) ~12 am i going to die",
    ],
  },
  {
    kind: "farewell",
    weight: 7,
    now: 7,
    phrases: [
      "(this|it|that) (is|will be) my (last|final) (post|message|comment|entry|note) ~2 (thank|thanks|sorry|goodbye|bye|love|please|i am)",
      "this is goodbye ~3 (sorry|forgive|everyone|everybody|all of you|forever)",
      "goodbye ~2 (sorry|forgive) ~2 (everyone|everybody|all)",
      "not want (any)? (more)? help ~6 say (bye|goodbye|farewell)",
      "(just|only) (wanted|want|came|here) to say (bye|goodbye) (to|and) ~1 (everyone|everybody|all|you all|this world)",
      "(at peace|peaceful|calm|happy|content|settled|sure) (with|about|in|of) (my|the|this) decision",
      "(made|making) (my)? peace with (it|dying|death|this|going|my decision|everything|leaving)",
    ],
  },
  {
    kind: "affairs",
    weight: 5,
    now: 5,
    phrases: [
      "(my)? (will|testament) (is|has been|was)? (written|signed|done|sorted|updated|finished|on the table)",
      "affairs (are|is|all|now)? (in order|sorted|settled|taken care of|dealt with)",
      "(passwords|bank details|account details|keys) ~6 (envelope|folder|drawer|table|desk|letter|note)",
      "sorry (to|for) (everyone|everybody|all) ~1 i (hurt|let down|leave|am leaving|disappointed|failed)",
    ],
  },
  {
    kind: "wish",
    weight: 10,
    phrases: [
      "not think|know (if|that|how|whether)? i can (live|keep living|go on living|exist|keep existing) (like this|this way|any more|any longer|much longer|another day)",
      "not sure|know how (much)? (longer|long) i can (hold on|hang on|hold out|keep living|stay alive|survive|stay here|last)",
      "(hope|hoping|wish|wishing) ~2 (bus|car|truck|lorry|train) (hits|would hit|will hit|takes|takes me out|runs) ~1",
    ],
  },
];

/**
 * Everything that is written into the record, with the words for it. Nothing is recorded under a name that is not here,
 * and a name that has been used is never given another meaning.
 */
export const RECORDED_ACTS = {
  approve: "Approved",
  answered: "Answered kindly",
  dismiss: "Left as it is",
  relabel: "Changed its labels",
  move: "Moved to a thread of its own",
  redact: "Took words out",
  decline: "Declined",
  remove: "Removed",
  restore: "Restored",
  undo: "Took the decision back before anybody was told",
  hold: "Held by screening",
  notice: "Sent a notice",
  "clear-about": "Took out their few words",
  "reviewed-first": "Posts are read first",
  pause: "Paused",
  ban: "Banned",
  lift: "Lifted a sanction",
  lock: "Closed to replies",
  unlock: "Opened to replies",
  "open-item": "Brought to the desk",
  claim: "Took the item",
  "take-over": "Took the item over",
  "ask-opinion": "Asked for a second opinion",
  assess: "Asked whether anyone is in danger now",
  care: "Sent a care message",
  "second-look": "Looked as a second pair of eyes",
  services: "Read what we can and cannot do",
  "hand-over": "Handed over",
  "appeal-uphold": "Appeal: it stands",
  "appeal-change": "Appeal: changed",
  "appeal-reverse": "Appeal: taken back",
  unmask: "Looked at who is behind an alias",
  "set-role": "Gave a role",
  "change-rules": "Changed the rules of screening",
} as const satisfies Record<string, string>;
export type RecordedAct = keyof typeof RECORDED_ACTS;

/** The acts that decide an item: what closes it, and what the time to a decision is counted to. */
export const DECISIONS = [
  "approve",
  "answered",
  "dismiss",
  "relabel",
  "move",
  "redact",
  "decline",
  "remove",
  "restore",
] as const;

/** The acts that show that a moderator has looked at an item for the first time. */
export const FIRST_LOOKS = ["claim", "take-over", "assess", "unmask", ...DECISIONS] as const;

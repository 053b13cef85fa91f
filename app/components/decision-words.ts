import type { RecordedAct } from "#app/domain/record.ts";

/** What was decided, for whom it is about. */
const DECISION_WORDS: Partial<Record<RecordedAct, string>> = {
  approve: "Your post is shown now",
  relabel: "The labels of your post were changed",
  move: "Your post has a thread of its own now",
  redact: "Some words were taken out of your post",
  decline: "Your post was not published",
  remove: "Your post was removed",
  restore: "Your post is back",
  lock: "Your thread was closed to replies",
  unlock: "Your thread takes replies again",
  notice: "A notice about how you write here",
  "clear-about": "Your few words about yourself were taken out",
  "reviewed-first": "Your posts are read by a moderator first",
  pause: "Your posting is paused",
  ban: "You cannot write here any more",
  lift: "A decision about you has ended",
  "appeal-uphold": "Your appeal: the decision stands",
  "appeal-change": "Your appeal: the decision was changed",
  "appeal-reverse": "Your appeal: the decision was taken back",
};

export const decisionWords = (act: RecordedAct): string => DECISION_WORDS[act] ?? "A decision";

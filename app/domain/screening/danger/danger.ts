import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { placeOf } from "../reading.ts";
import { judge, type Sign, signsIn } from "./judge.ts";

/**
 * Whether the author may be in danger. It never hides a cry for help: such a post is published, its author is shown
 * where to find help, and moderators see it, before all others where it may be about now. What is quoted with Markdown
 * is somebody else's and does not count.
 */
export const danger: Check = ({ readings }) => {
  const signs = readings.map(signsIn);
  const { danger, place } = judge(readings, signs.flat());
  const method = signs.flatMap(methodIn);
  if (danger === "none" || place === null) return method;
  return [
    ...method,
    {
      check: "danger",
      severity: "flag",
      ...placeOf(place.reading, place.from, place.to),
      message: danger === "now" ? NOW : THOUGHTS,
      danger,
    },
  ];
};

/**
 * A way that could be learnt from this, asked for or told, waits for a moderator: somebody else in danger might read it.
 * The author is told so gently, and sees what can help as everybody else does.
 */
function methodIn(signs: readonly Sign[]): Finding[] {
  const first = signs.find(({ kind }) => kind === "seeking" || kind === "telling");
  return first
    ? [
        {
          check: "danger",
          severity: "hold",
          ...placeOf(first.reading, first.from, first.to),
          message: METHOD,
        },
      ]
    : [];
}

const METHOD =
  "Your words matter, and a moderator reads them as soon as one is here. They seem to be about how it could be done, so others do not see them before that. If this is about you, please let one of the people under Help now be there with you.";

const THOUGHTS =
  "Thank you for saying this here. It sounds very heavy, and your words stay. If you would like to talk to somebody, Help now has people who listen.";
const NOW =
  "It sounds as if you may be in danger now. Your words stay, and moderators see them first. They may not be here at this minute: please call one of the numbers under Help now.";

import type { Check } from "../check.ts";
import { placeOf } from "../reading.ts";
import { judge } from "./judge.ts";

/**
 * Whether the author may be in danger. It never hides a cry for help: such a post is published, its author is shown
 * where to find help, and moderators see it, before all others where it may be about now. What is quoted with Markdown
 * is somebody else's and does not count.
 */
export const danger: Check = ({ readings }) => {
  const { danger, place } = judge(readings);
  if (danger === "none" || place === null) return [];
  return [
    {
      check: "danger",
      severity: "flag",
      ...placeOf(place.reading, place.from, place.to),
      message: danger === "now" ? NOW : THOUGHTS,
      danger,
    },
  ];
};

const THOUGHTS =
  "Thank you for saying this here. It sounds very heavy, and your words stay. If you would like to talk to somebody, Help now has people who listen.";
const NOW =
  "It sounds as if you may be in danger now. Your words stay, and moderators see them first. They may not be here at this minute: please call one of the numbers under Help now.";

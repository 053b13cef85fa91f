import { parseArgs } from "node:util";

export type Options = {
  /** How long each page is asked for, in seconds. */
  seconds: number;
  threads: number;
  replies: number;
  /** An empty PostgreSQL database to use in place of a temporary SQLite file. It is filled with sample text. */
  postgres: string | null;
  /** Instead of pages: how many posts the forums have in which searching is measured; null for pages. */
  search: number[] | null;
  /** Instead of all pages: only what members add, which are open streams and a page with everything on it. */
  members: boolean;
  /** Instead of pages: only how good screening is, and how fast. */
  screening: boolean;
  /** Instead of pages: with how many waiting items the desk is opened, the first being what the others are compared with; null for pages. */
  queue: number[] | null;
  /** Where to write the figures as JSON. */
  json: string | null;
};

export const USAGE = `npm run bench -- [--seconds 5] [--threads 2000] [--posts 20000] [--postgres URL] [--json FILE]
  --search 10000,100000,1000000  measures searching instead, in forums of so many posts (a million takes some minutes).
  --members  measures open streams and a page with everything on it, and nothing else.
  --screening  measures how good screening is on the labelled lines, and how fast, and nothing else.
  --queue 100,100000  measures the moderators' desk with so many items waiting, and nothing else.
  --postgres needs an empty database of its own: sample threads are written into it.`;

/** The options from the command line. Throws one line when a flag or a number cannot be understood. */
export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      seconds: { type: "string", default: "5" },
      threads: { type: "string", default: "2000" },
      posts: { type: "string", default: "20000" },
      postgres: { type: "string" },
      search: { type: "string" },
      members: { type: "boolean", default: false },
      screening: { type: "boolean", default: false },
      queue: { type: "string" },
      json: { type: "string" },
    },
  });
  return {
    seconds: whole("seconds", values.seconds, 1),
    threads: whole("threads", values.threads, 1),
    replies: whole("posts", values.posts, 0),
    postgres: values.postgres ?? null,
    search: values.search?.split(",").map((posts) => whole("search", posts, 100)) ?? null,
    members: values.members,
    screening: values.screening,
    queue: values.queue?.split(",").map((items) => whole("queue", items, 1)) ?? null,
    json: values.json ?? null,
  };
}

function whole(flag: string, text: string, least: number): number {
  if (/^\d{1,7}$/.test(text) && Number(text) >= least) return Number(text);
  throw new Error(`--${flag} should be a whole number from ${least} on.`);
}

import { readFile } from "node:fs/promises";
import { parseHandle } from "#app/domain/handle.ts";
import { type NumberedThread, type ReplyRecord, replyField } from "#app/domain/transfer.ts";
import { parseThread } from "#app/forms/transfer-schema.ts";
import { type DemoAccount, type DemoProblem, type LoadDemo, loadDemo } from "#app/workflows/load-demo.ts";
import { command, withDatabase } from "./command.ts";
import { OperatorError } from "./problems.ts";
import { counted } from "./progress.ts";

const CONTENT = new URL("../app/content/", import.meta.url);
const HOUR_MS = 60 * 60 * 1000;

/** app/content/demo.json: ages count back from now, so that a demo always looks recent. */
type Aged = { author: string; body: string; ageHours: number };
type DemoFile = { notice: string; threads: (Aged & { replies: Aged[] })[]; articleComments: Aged[] };

export default command({
  name: "demo",
  description: "A small fictional community to look around in, with three accounts to sign in to.",
  args: {
    force: { type: "boolean", default: false, description: "Also on a forum that has threads already" },
  },
  async run({ force }) {
    const demo: DemoFile = JSON.parse(await readFile(new URL("demo.json", CONTENT), "utf8"));
    const input = { ...readDemo(demo, Date.now()), force };
    const result = await withDatabase(({ db }) => loadDemo(db, input));
    if (!result.ok) throw new OperatorError(refusal(result.error));

    const { threads, replies, accounts } = result.value;
    const comments = counted(input.comments.length, "comment");
    console.log(demo.notice);
    console.log(
      `Stored ${counted(threads, "thread")}, ${counted(replies, "reply", "replies")} and ${comments} under the article.`,
    );
    console.log("Sign in as one of these. The passwords are shown this once:");
    for (const account of accounts) console.log(`  ${inWords(account)}`);
  },
});

const inWords = ({ handle, role, password }: DemoAccount): string =>
  password === null ? `${handle}  was here before, and is as it was` : `${handle} (${role})  ${password}`;

const refusal = (problem: DemoProblem): string =>
  problem.kind === "has-threads"
    ? "This forum has threads already, so the demo was not loaded. To load it all the same, add --force."
    : `The demo was not loaded: ${problem.reason.message}`;

function readDemo({ threads, articleComments }: DemoFile, nowMs: number): Omit<LoadDemo, "force"> {
  return {
    threads: threads.map((thread, index) => readThread(thread, index + 1, nowMs)),
    comments: articleComments.map(
      ({ author, body, ageHours }, index): ReplyRecord => ({
        author: required(parseHandle(author), replyField(index, "author")),
        body,
        createdAtMs: nowMs - ageHours * HOUR_MS,
      }),
    ),
    article: new URL("article.md", CONTENT),
    nowMs,
  };
}

function readThread(thread: DemoFile["threads"][number], line: number, nowMs: number): NumberedThread {
  const dated = <T extends Aged>({ ageHours, ...rest }: T) => ({
    ...rest,
    createdAt: nowMs - ageHours * HOUR_MS,
  });
  const value = { ...dated(thread), replies: thread.replies.map(dated) };
  return required(parseThread(value, line, nowMs), `thread ${line}`);
}

/** The file comes with Afterword, so a mistake in it is a bug and not an outcome. */
function required<T>(result: { ok: true; value: T } | { ok: false; error: unknown }, where: string): T {
  if (result.ok) return result.value;
  throw new Error(`app/content/demo.json, ${where}: ${JSON.stringify(result.error)}`);
}

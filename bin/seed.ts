import { badLineInWords } from "#app/domain/transfer.ts";
import { seedThreads } from "#app/workflows/seed-threads.ts";
import { command, countFrom, withDatabase } from "./command.ts";
import { OperatorError } from "./problems.ts";
import { counted, showProgress } from "./progress.ts";

const MOST_THREADS = 1_000_000;
const MOST_REPLIES = 10_000_000;

export default command({
  name: "seed",
  description:
    "Fictional sample threads by made-up members, for measuring. The same numbers give the same text.",
  args: {
    threads: { type: "string", valueHint: "N", description: "How many threads (200 when nothing is said)" },
    posts: {
      type: "string",
      valueHint: "M",
      description: "How many replies in all, spread unevenly (2000 when nothing is said)",
    },
    "thread-with": {
      type: "string",
      valueHint: "M",
      description: "Instead: one thread with this many replies; its path is printed",
    },
  },
  async run(args) {
    const seed = readNumbers(args);
    const progress = showProgress("Seeding", seed.threads + seed.replies);
    const result = await withDatabase(({ db }) =>
      seedThreads(db, seed, { onStored: progress.advance }),
    ).finally(progress.stop);
    if (!result.ok)
      throw new OperatorError(`Sample thread, ${badLineInWords(result.error)} Nothing was stored.`);

    const { threads, replies, members, last } = result.value;
    const what = `${counted(threads, "fictional thread")} with ${counted(replies, "reply", "replies")}`;
    console.error(`Stored ${what}, and made ${counted(members, "account")} that nobody can sign in to.`);
    if (args["thread-with"] !== undefined && last) console.log(`/threads/${last.id}/${last.slug}`);
  },
});

type Flags = { threads?: string | undefined; posts?: string | undefined; "thread-with"?: string | undefined };

function readNumbers({ threads, posts, "thread-with": single }: Flags) {
  if (single !== undefined) {
    if (threads !== undefined || posts !== undefined) {
      throw new OperatorError(
        "--thread-with makes one thread, so --threads and --posts cannot stand beside it.",
      );
    }
    return { threads: 1, replies: countFrom("thread-with", single, MOST_REPLIES) };
  }
  const seed = {
    threads: countFrom("threads", threads ?? "200", MOST_THREADS),
    replies: countFrom("posts", posts ?? "2000", MOST_REPLIES),
  };
  if (seed.threads === 0 && seed.replies > 0)
    throw new OperatorError("Replies need at least one thread: --threads 1.");
  return seed;
}

import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { DENIALS } from "#app/domain/denials.ts";
import { ARTICLE_MAX_BYTES } from "#app/render/article-source.ts";
import { importArticle } from "#app/workflows/articles.ts";
import { command, withDatabase } from "./command.ts";
import { fileProblem, OperatorError } from "./problems.ts";

export default command({
  name: "article import",
  description:
    "Pins the article in a Markdown file. A file that cannot be used is refused, and what was pinned stays.",
  args: {
    file: { type: "positional", required: true, description: "Markdown with front matter, at most 200 kB" },
  },
  async run({ file }) {
    const source = await readArticle(file);
    const result = await withDatabase(({ db }) => importArticle(db, { source, nowMs: Date.now() }));
    if (result.ok) return console.log(`“${result.value.title}” is pinned now.`);
    throw new OperatorError(
      result.error.kind === "unreadable"
        ? atLine(file, result.error.problem.line, result.error.problem.message)
        : `${file}: ${result.error.kind === "stale" ? result.error.message : DENIALS[result.error.reason].message}`,
    );
  },
});

const atLine = (file: string, line: number | null, message: string): string =>
  line === null ? `${file}: ${message}` : `${file}, line ${line}: ${message}`;

/** The file's text. One byte more than an article may have is enough to know that a file is too large. */
async function readArticle(file: string): Promise<string> {
  const bytes = await buffer(createReadStream(file, { end: ARTICLE_MAX_BYTES })).catch((error) => {
    throw fileProblem(file, error);
  });
  if (bytes.length > ARTICLE_MAX_BYTES) {
    throw new OperatorError(`${file}: The file is larger than ${ARTICLE_MAX_BYTES / 1000} kB.`);
  }
  if (!isUtf8(bytes))
    throw new OperatorError(atLine(file, lineNotUtf8(bytes), "The file is not UTF-8 text."));
  return bytes.toString("utf8");
}

/** The first line, from 1, that is not UTF-8. The byte of a line end is never part of another character. */
function lineNotUtf8(bytes: Buffer): number {
  let line = 1;
  let from = 0;
  for (
    let to = bytes.indexOf("\n");
    to !== -1 && isUtf8(bytes.subarray(from, to));
    to = bytes.indexOf("\n", from)
  ) {
    from = to + 1;
    line += 1;
  }
  return line;
}

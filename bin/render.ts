import { buffer } from "node:stream/consumers";
import { renderArticle, renderMarkdown } from "#app/render/markdown.ts";
import { command } from "./command.ts";

export default command({
  name: "render",
  description: "Reads Markdown from standard input and writes the safe HTML that readers would get.",
  args: { article: { type: "boolean", default: false, description: "As an article and not as a post" } },
  async run({ article }) {
    // Bytes that are not UTF-8 become U+FFFD, and a byte order mark goes.
    const source = new TextDecoder().decode(await buffer(process.stdin));
    process.stdout.write(`${article ? renderArticle(source).html : renderMarkdown(source)}\n`);
  },
});

import { renderMarkdown } from "#app/render/markdown.ts";
import { mediansInTurns } from "./median.ts";

const CHARS = 20_000;

const PARAGRAPHS = [
  "I **still** look at the clock on *Tuesdays*, and I know [what the article says](https://example.org/grief) about it.",
  "> You said that it gets quieter.\n>\n> It does, a little.",
  "- the walk\n- the letter that I did not send\n- `six o’clock`",
  "## What I tried\n\n1. writing it down\n2. telling a friend\n\nAnd then — nothing for a while.",
];

/** Twenty thousand characters as somebody might write them, if they wrote that much. */
const sample = (): string => {
  let text = "";
  for (let index = 0; text.length < CHARS; index++) text += `${PARAGRAPHS[index % PARAGRAPHS.length]}\n\n`;
  return text.slice(0, CHARS);
};

/** The median time to render 20,000 characters of Markdown to safe HTML, in milliseconds. */
export async function renderingMs(): Promise<number> {
  const text = sample();
  const [ms = Number.NaN] = await mediansInTurns([() => renderMarkdown(text)], 40);
  return ms;
}

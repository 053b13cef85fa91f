import { renderArticle } from "./markdown.ts";

/**
 * The words of one guideline, as HTML, out of the file of them (`app/content/guidelines.md`), which operators may edit.
 * Empty when the file has none with this number.
 */
export function guidelineText(source: string, number: number): string {
  const [, after = ""] = source.split(new RegExp(`^## ${number}\\. .*$`, "m"));
  const [words = ""] = after.split(/^## /m);
  return words.trim() === "" ? "" : renderArticle(words.trim()).html;
}

import { findAll, getAttributeValue, textContent } from "domutils";
import { parseDocument } from "htmlparser2";

/** Reading a page as somebody who looks at it would: its fields, its message, its links. */

const elements = (html: string, wanted: (name: string) => boolean) =>
  findAll((element) => wanted(element.name), parseDocument(html).children);

/** What stands in the field of this name: a text area's text or an input's value. Null when the page has none. */
export function fieldValue(html: string, name: string): string | null {
  const field = elements(html, (tag) => tag === "textarea" || tag === "input").find(
    (element) => getAttributeValue(element, "name") === name,
  );
  if (!field) return null;
  if (field.name === "input") return getAttributeValue(field, "value") ?? "";
  return textContent(field).replace(/^\n/, ""); // HTML drops the first line end of a text area.
}

/** What stands in the field with this id; null when the page has none. For pages with several forms. */
export function valueOfId(html: string, id: string): string | null {
  const field = elements(html, () => true).find((element) => getAttributeValue(element, "id") === id);
  if (!field) return null;
  return field.name === "input"
    ? (getAttributeValue(field, "value") ?? "")
    : textContent(field).replace(/^\n/, "");
}

/** The hidden inputs of a page by name, as a browser would send them along. */
export function hiddenFields(html: string): Record<string, string> {
  const hidden = elements(html, (tag) => tag === "input").filter(
    (element) => getAttributeValue(element, "type") === "hidden",
  );
  const pairs = hidden.map((element) => [
    getAttributeValue(element, "name") ?? "",
    getAttributeValue(element, "value") ?? "",
  ]);
  return Object.fromEntries(pairs.filter(([name]) => name !== "back"));
}

/** The text that could not be stored and is given back to copy, or null. */
export function keptText(html: string): string | null {
  const area = elements(html, (tag) => tag === "textarea").find(
    (element) => getAttributeValue(element, "id") === "kept-text",
  );
  return area ? textContent(area).replace(/^\n/, "") : null;
}

/** What is said above a form that was not taken; empty when nothing is. */
export function alertText(html: string): string {
  const alert = elements(html, () => true).find((element) => getAttributeValue(element, "role") === "alert");
  return alert ? textContent(alert) : "";
}

/** The words of the page without head, header and footer. */
export function mainText(html: string): string {
  const [main] = elements(html, (tag) => tag === "main");
  return main ? textContent(main) : "";
}

/** The title in the head, as the tab shows it. */
export function titleText(html: string): string {
  const [title] = elements(html, (tag) => tag === "title");
  return title ? textContent(title) : "";
}

/** The text of the element with this id, or null. */
export function textOfId(html: string, id: string): string | null {
  const found = elements(html, () => true).find((element) => getAttributeValue(element, "id") === id);
  return found ? textContent(found) : null;
}

/** Every address inside the site that the page leads to or sends a form to, each once. Read by eye: walks read much. */
export function pathsOn(html: string): string[] {
  const found = html.matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g);
  return [...new Set([...found].map((match) => (match[1] ?? "").replaceAll("&amp;", "&")))];
}

/** The scripts on the page: their nonce, their address, and what is written inside. */
export function scriptsOn(html: string) {
  return elements(html, (tag) => tag === "script").map((element) => ({
    nonce: getAttributeValue(element, "nonce") ?? null,
    src: getAttributeValue(element, "src") ?? null,
    inside: textContent(element),
  }));
}

/** The two scripts that a guest's page may have: one for leaving, and where there is a form to write in, one that keeps what is typed. */
const LEAVES = /<script type="module" src="\/assets\/leave-[\w-]+\.js"><\/script>/;
const KEEPS_DRAFTS = /<script type="module" src="\/assets\/keep-drafts-[\w-]+\.js"><\/script>/g;

/** The third, where there is something about passkeys. */
const USES_PASSKEYS = /<script type="module" src="\/assets\/use-passkeys-[\w-]+\.js"><\/script>/g;

/** The page without the first, which is there once, and without the others, if it has something for them to do. */
export function withoutOwnScripts(html: string): string {
  let rest = html.replace(LEAVES, "");
  if (html.includes("data-draft=")) rest = rest.replaceAll(KEEPS_DRAFTS, "");
  return html.includes("data-passkey") ? rest.replaceAll(USES_PASSKEYS, "") : rest;
}

/** Every way to run a script or to style outside of files: elements, `on…` and `style` attributes, script addresses. */
export function inlineCodeOn(html: string): string[] {
  return elements(html, () => true).flatMap((element) => {
    if (["script", "style", "base", "iframe", "object", "embed"].includes(element.name))
      return [`<${element.name}>`];
    return Object.entries(element.attribs)
      .filter(
        ([name, value]) =>
          /^on|^style$|^srcdoc$/i.test(name) || /^\s*(?:javascript|data|vbscript):/i.test(value),
      )
      .map(([name, value]) => `${element.name} ${name}=${value}`);
  });
}

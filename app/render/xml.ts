/** What XML 1.0 cannot hold at all, not even escaped: most control characters, U+FFFE and U+FFFF, and half surrogates. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export const storableInXml = (text: string): string => text.toWellFormed().replace(UNWRITABLE, "\ufffd");

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it stands in XML or HTML, between tags or in an attribute. */
export const escapeXml = (text: string): string =>
  storableInXml(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

import sax from "sax";

/** Whether a text is well-formed XML, said by a strict parser: htmlparser2 forgives everything. */
export function isWellFormed(xml: string): { ok: true } | { ok: false; why: string } {
  const parser = sax.parser(true, { xmlns: true });
  let why: string | null = null;
  parser.onerror = (error) => {
    why ??= error.message;
    parser.resume();
  };
  parser.write(xml).close();
  const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(xml);
  if (unwritable) why ??= `U+${unwritable[0].codePointAt(0)?.toString(16)} cannot stand in XML`;
  return why === null ? { ok: true } : { ok: false, why };
}

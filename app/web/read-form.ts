import type { AppContext } from "./context.ts";
import { readBody } from "./read-body.ts";
import { badRequest, tooLarge } from "./responses.ts";

/** The most that a form may send, in bytes: a megabyte of text, or an article of 200 kB with every byte encoded, and room. */
export const FORM_MAX_BYTES = 1_500_000;

/** How much of what is too much is read and dropped, in bytes: cutting the connection at once would cut the answer off too. */
const DRAINED_BYTES = 8_000_000;

/** More fields than any form here has. URLSearchParams takes minutes over millions of them. */
const FIELDS_MAX = 100;

/**
 * The fields of a posted form, read once whoever asks. There are no uploads here, so only
 * `application/x-www-form-urlencoded` is read; anything else is 400, and so are more than 100 fields; more than 1.5 MB
 * is 413. Invalid UTF-8 arrives as U+FFFD.
 */
export function readForm(request: Request, context: AppContext): Promise<URLSearchParams> {
  context.form ??= read(request);
  return context.form;
}

async function read(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || !request.body) throw badRequest();
  const drain = FORM_MAX_BYTES + DRAINED_BYTES;
  const { bytes, length } = await readBody(request.body, { keep: FORM_MAX_BYTES, drain });
  if (length > FORM_MAX_BYTES) throw tooLarge();
  const text = bytes.toString("utf8");
  if (text.split("&", FIELDS_MAX + 1).length > FIELDS_MAX) throw badRequest();
  return new URLSearchParams(text);
}

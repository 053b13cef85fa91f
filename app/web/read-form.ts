import { badRequest, tooLarge } from "./responses.ts";

/** The most that a form may send, in bytes: an article of 200 kB whose every byte is percent-encoded, and room. */
export const FORM_MAX_BYTES = 4_000_000;

/**
 * The fields of a posted form. There are no uploads here, so only `application/x-www-form-urlencoded` is read;
 * anything else is 400, more than 4 MB is 413. Invalid UTF-8 arrives as U+FFFD.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || !request.body) throw badRequest();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes <= FORM_MAX_BYTES) chunks.push(chunk); // What is too much is read and dropped: stopping here would cut the answer off too.
  }
  if (bytes > FORM_MAX_BYTES) throw tooLarge();
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

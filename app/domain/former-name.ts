import { FORMER_HANDLE } from "./leaving.ts";
import { mentionReader } from "./mention.ts";

/** Before an @ with which emphasis begins in Markdown, as in `_@robin_`: its sign is none of an address there. */
const EMPHASIS = /(?<=(?<![\p{L}\p{M}\p{N}])_{1,3})(?=[@＠])/u;

/**
 * The text with `@name` of somebody who is gone as `@former-member`. `longer`: names of others that begin with it, so
 * that `@robin-hood` is left alone when robin goes. A name that was typed without the sign cannot be told from a word.
 */
export function withoutName(
  text: string,
  name: { key: string; handle: string },
  longer: readonly { key: string; handle: string }[],
): string {
  const handles = new Map([...longer, name].map(({ key, handle }) => [key, handle]));
  const { read } = mentionReader({ handles, aliases: new Set() });
  return text
    .split(EMPHASIS)
    .flatMap(read)
    .map(({ text: piece, mention }) =>
      mention?.kind === "person" && mention.handle === name.handle ? `@${FORMER_HANDLE}` : piece,
    )
    .join("");
}

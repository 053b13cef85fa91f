import type { Db } from "#db/schema.ts";
import { capture } from "./capture.ts";
import { type FullThread, fullThread } from "./full-thread.ts";
import { mediansInTurns } from "./median.ts";

/** Median milliseconds of one page, one visitor at a time: for a guest, a newcomer, and a member who uses everything. */
export type ReadingFigures = { guest: number; newcomer: number; everything: number };

const ROUNDS = 40;

/** The same page of the same thread for each of them, in turns. */
export async function readingFigures(db: Db, address: string): Promise<ReadingFigures> {
  const thread = await fullThread(db);
  await thread.unread();
  await expectEverything(address, thread);
  const { path, reader, newcomer, unread } = thread;
  const as = (cookie: string) => () => capture(address + path, { cookie });
  const visits = [as(""), as(newcomer.cookie), as(reader.cookie)];
  const [guest = Number.NaN, plain = Number.NaN, everything = Number.NaN] = await mediansInTurns(
    visits,
    ROUNDS,
    unread,
  );
  return { guest, newcomer: plain, everything };
}

/** Nobody is to compare a page on which half of it was missing. */
async function expectEverything(address: string, { path, reader }: FullThread): Promise<void> {
  const { body } = await capture(address + path, { cookie: reader.cookie, encodings: "identity" });
  const html = Buffer.from(body).toString("utf8");
  const expected = {
    quotes: /<blockquote/,
    mentions: new RegExp(`href="/people/${reader.member.handle}"`),
    gestures: /name="give"|name="take"/,
    "the divider": /Since you were here/,
    "the count of what is new": /Notifications<span>.{0,40}50/,
    "the way to stop watching": /value="unwatch"/,
  };
  for (const [what, pattern] of Object.entries(expected))
    if (!pattern.test(html)) throw new Error(`The page to be measured lacks ${what}.`);
}

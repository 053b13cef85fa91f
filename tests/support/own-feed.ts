import type { TestApp } from "./app.ts";
import type { Answer, Visitor } from "./visitor.ts";

export const OWN_FEED = "/feed/mine.atom";

/** The header with which a feed reader sends `name:password`. */
export const basic = (credentials: string): string => `Basic ${Buffer.from(credentials).toString("base64")}`;

/** The password of a feed on the page that tells it once, or null. */
export const feedPasswordOn = (html: string): string | null => />([\w-]{43})</.exec(html)?.[1] ?? null;

/** Presses "Make a password". */
export const makeFeed = (visitor: Visitor): Promise<Answer> =>
  visitor.post("/settings/following", { intent: "make-feed" });

/** What a feed reader is answered that sends this password. */
export const readOwnFeed = (app: TestApp, password: string): Promise<Answer> =>
  app.guest().send(OWN_FEED, { headers: { Authorization: basic(`feed:${password}`) } });

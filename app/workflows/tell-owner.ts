import { ACCOUNT_NEWS, type AccountNews } from "#app/domain/account-news.ts";
import { insertLetter } from "#db/queries/letters.ts";
import type { Db } from "#db/schema.ts";

/** Puts the news about an account into its owner's notifications, in the transaction of the change. */
export const tellOwner = (
  tx: Db,
  { accountId, news, nowMs }: { accountId: string; news: AccountNews; nowMs: number },
): Promise<void> =>
  insertLetter(tx, { accountId, kind: "account", body: ACCOUNT_NEWS[news], tellAtMs: nowMs });

import { asksOnceMore } from "#app/domain/robot-signs.ts";
import type { AppContext } from "./context.ts";

/**
 * What a form says about who filled it in: see domain/robot-signs.ts. The times are signed under the day's key
 * (visitor-key.ts), so no cookie is needed, and a page that was left open overnight is only asked once more.
 */
export async function signedNow(context: AppContext): Promise<string> {
  const time = String(context.nowMs());
  return `${time}.${await context.sign(time)}`;
}

/** What to put into the form that is asked once more; null: it can be taken. */
export async function formOnceMore(context: AppContext, sent: URLSearchParams): Promise<string | null> {
  const signs = {
    trap: sent.get("website") ?? "",
    shownMs: await timeIn(context, sent.get("shown")),
    askedMs: await timeIn(context, sent.get("asked")),
  };
  const asks = asksOnceMore(signs, { nowMs: context.nowMs(), leastMs: context.leastFillingMs });
  return asks ? signedNow(context) : null;
}

async function timeIn(context: AppContext, token: string | null): Promise<number | null> {
  const [, time, signature] = /^(\d{1,15})\.([\w-]{22})$/.exec(token ?? "") ?? [];
  return time !== undefined && signature === (await context.sign(time)) ? Number(time) : null;
}

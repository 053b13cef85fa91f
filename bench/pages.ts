import type { BareServer } from "./bare-server.ts";
import { capture } from "./capture.ts";
import { type Load, load } from "./load.ts";
import { type PageBytes, pageBytes } from "./wire.ts";

export type Page = { name: string; path: string; viewer: "guest" | "member" };
export type PageFigures = Page & { forum: Load; bare: Load; bytes: PageBytes };

/** One page from the forum, and right after it the same bytes from the bare server. */
export async function measurePage(
  page: Page,
  { address, bare, cookie, seconds }: { address: string; bare: BareServer; cookie: string; seconds: number },
): Promise<PageFigures> {
  const url = address + page.path;
  await bare.send(await capture(url, { cookie }));
  return {
    ...page,
    forum: await load(url, cookie, seconds),
    bare: await load(bare.address + page.path, cookie, seconds),
    bytes: await pageBytes(address, page.path, cookie),
  };
}

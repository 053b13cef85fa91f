import { capture } from "./capture.ts";

/** Bytes of bodies as they are sent, by what the browser can unpack. */
export type Bytes = { raw: number; gzip: number; brotli: number };
export type PageBytes = { html: Bytes; css: Bytes; js: Bytes };

const ENCODINGS = { raw: "identity", gzip: "gzip", brotli: "br" } as const;

/** What a first visit to a page fetches: the page, its style sheets, and the scripts that it names. */
export async function pageBytes(address: string, path: string, cookie: string): Promise<PageBytes> {
  const page = await capture(address + path, { cookie, encodings: ENCODINGS.raw });
  const html = Buffer.from(page.body).toString("utf8");
  const assets = [...new Set(html.match(/\/assets\/[\w.$-]+\.(?:css|js)/g))];
  const bytesOf = (paths: readonly string[]) =>
    sentBytes(
      paths.map((asset) => address + asset),
      cookie,
    );
  return {
    html: await sentBytes([address + path], cookie),
    css: await bytesOf(assets.filter((asset) => asset.endsWith(".css"))),
    js: await bytesOf(assets.filter((asset) => asset.endsWith(".js"))),
  };
}

async function sentBytes(urls: readonly string[], cookie: string): Promise<Bytes> {
  const sum: Bytes = { raw: 0, gzip: 0, brotli: 0 };
  for (const url of urls)
    for (const name of Object.keys(ENCODINGS) as (keyof Bytes)[])
      sum[name] += (await capture(url, { cookie, encodings: ENCODINGS[name] })).body.length;
  return sum;
}

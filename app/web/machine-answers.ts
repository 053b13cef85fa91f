import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import type { FeedView } from "#app/domain/feed-views.ts";
import { renderAtom } from "#app/render/atom.ts";
import type { AppContext } from "./context.ts";

/** The forum's address as feeds and sitemaps name it, without a slash at the end. */
export const originOf = (request: Request, { config }: AppContext): string =>
  config.publicUrl?.replace(/\/$/, "") ?? new URL(request.url).origin;

const XML = { atom: "application/atom+xml; charset=utf-8", sitemap: "application/xml; charset=utf-8" };

/** A feed that is the same for everyone. Kept copies are asked about each time, so that what is withdrawn goes from them. */
export function feedAnswer(request: Request, context: AppContext, feed: FeedView): Response {
  return publicAnswer(request, renderAtom(feed, originOf(request, context)), XML.atom);
}

export const sitemapAnswer = (request: Request, xml: string): Response =>
  publicAnswer(request, xml, XML.sitemap);

export const textAnswer = (request: Request, text: string): Response =>
  publicAnswer(request, text, "text/plain; charset=utf-8");

/** A feed that belongs to one member: kept nowhere. */
export function personalFeedAnswer(request: Request, context: AppContext, feed: FeedView): Response {
  return new Response(renderAtom(feed, originOf(request, context)), {
    headers: {
      "Content-Type": XML.atom,
      "Cache-Control": "private, no-store",
    },
  });
}

/** Thrown where a feed reader has not sent its password, or one that opens nothing (any more). */
export const wantsFeedPassword = (): Response =>
  new Response("This feed opens with the name and password from your settings, under Following threads.\n", {
    status: 401,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "private, no-store",
      "WWW-Authenticate": 'Basic realm="Afterword: a feed of your own", charset="UTF-8"',
    },
  });

/** Something to be kept as a file under this name. No proxy needs to know what somebody keeps. */
export const fileAnswer = (name: string, text: string, type = "text/html"): Response =>
  new Response(text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });

/** The same for a file that is too large to hold, piece by piece. */
export const streamedFile = (
  name: string,
  { bytes, pieces }: { bytes: number; pieces: AsyncIterable<Uint8Array> },
  type: string,
): Response =>
  new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes),
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });

/** 304 without a body for whoever has this very text already. */
function publicAnswer(request: Request, body: string, type: string): Response {
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { "Content-Type": type, "Cache-Control": "public, no-cache", ETag: etag };
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((tag) => tag.trim());
  if (known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag.replace(/^W\//, "")))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { RequestDetails } from "./components/request-details.tsx";

/** Gives up on a page that takes longer, in milliseconds. */
const RENDER_TIMEOUT_MS = 10_000;

/**
 * Sends whole pages, in one piece: nothing streams in later, so pages without scripts are complete, and they compress
 * to half of what they do piece by piece.
 */
export default function handleRequest(
  _request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, log }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const page = renderToPipeableStream(
      <RequestDetails.Provider value={{ nonce, requestId }}>
        <RemixServer context={remixContext} url={_request.url} nonce={nonce} abortDelay={RENDER_TIMEOUT_MS} />
      </RequestDetails.Provider>,
      {
        nonce,
        async onAllReady() {
          clearTimeout(timer);
          headers.set("Content-Type", "text/html; charset=utf-8");
          keepPrivate(headers);
          const html = await buffer(page.pipe(new PassThrough()));
          resolve(new Response(withoutFiller(html), { headers, status: failed ? 500 : status }));
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          log.error({ err: error }, "page failed");
        },
      },
    );
    const timer = setTimeout(page.abort, RENDER_TIMEOUT_MS);
  });
}

/**
 * React 18 fills its buffers of 2 kB with NUL where a character of several bytes does not fit any more, and sends the
 * filler along (facebook/react issue 31134). A page of ours never has one of its own: forms keep none.
 */
const withoutFiller = <T extends ArrayBufferLike>(html: Buffer<T>): Buffer<T> | Buffer<ArrayBuffer> =>
  html.includes(0) ? Buffer.from(html.filter(Boolean)) : html;

/** What loaders send to signed-in pages is as private as the pages. */
export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

/** A page that must not even be kept by its visitor's browser says so itself. */
function keepPrivate(headers: Headers): void {
  if (headers.get("Cache-Control") !== "no-store") headers.set("Cache-Control", "private, no-cache");
}

/**
 * A loader or an action threw what is not a Response: a bug, or a database that is away. What Remix answers by itself
 * (there is no such page, or no such form) is none, and its sentences have the whole address in them.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isAnswer) context.log.error({ err: error }, "request failed");
}

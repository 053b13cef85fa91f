import type { BrowserContext } from "playwright-core";

/** What pages complained about, one line each, as it happens. */
export type Complaints = string[];

/** Chromium writes a line for every answer of 400 and above, also for the pages that are meant to have that status. */
const STATUS_LINE = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** A page was left while it was still fetching: what it fetched for is gone, and nobody sees it. */
const LEFT_WHILE_FETCHING = /AbortError: BodyStreamBuffer was aborted/;

const isExpected = (text: string): boolean => STATUS_LINE.test(text) || LEFT_WHILE_FETCHING.test(text);

/**
 * Collects from every page of this visitor: errors and warnings on the console, breaches of the content security
 * policy, scripts that failed, and requests to an origin that is not among `origins`.
 */
export async function listenTo(context: BrowserContext, origins: readonly string[]): Promise<Complaints> {
  const complaints: Complaints = [];
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      // biome-ignore lint/suspicious/noConsole: this runs in the page, and the page's console is listened to.
      console.error(`Policy: ${violatedDirective} stopped ${blockedURI}`),
    ),
  );
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type()) || isExpected(message.text())) return;
    complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => {
    if (!isExpected(String(error.error()))) complaints.push(`${error.page()?.url()}: ${error.error()}`);
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && !origins.includes(origin)) complaints.push(`A request to ${request.url()}`);
  });
  return complaints;
}

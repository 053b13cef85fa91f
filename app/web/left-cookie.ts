import type { RequestHandler } from "express";
import type { AppContext } from "./context.ts";
import { hostOnly } from "./token-cookie.ts";

/**
 * For ten minutes after “Leave this page”, Back leads to a page that says nothing but that it is closed: whoever stands
 * beside the reader presses Back once or twice, not for long. The cookie holds nothing, and the page's script reads it
 * (`app/browser/leave.ts`) for what comes out of the browser's own memory.
 */
const LASTS_S = 10 * 60;

function cookie(context: AppContext, maxAgeS: number): string {
  const { prefix, secure } = hostOnly(context);
  return `${prefix}left=1; Path=/; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
}

export const leftCookie = (context: AppContext): string => cookie(context, LASTS_S);
export const notLeftCookie = (context: AppContext): string => cookie(context, 0);

/** Answers for every page while the cookie is there. Whoever wants to go on presses one button, and `/leave` takes it away. */
export const closedPage: RequestHandler = (request, response, next) => {
  const isPage = request.method === "GET" && request.path !== "/leave" && !request.path.endsWith(".data");
  if (!isPage || !/(?:^|;\s*)(?:__Host-)?left=/.test(request.get("Cookie") ?? "")) return next();
  response.set({ "Cache-Control": "no-store", Vary: "Cookie" }).type("html").send(CLOSED);
};

const CLOSED = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Closed</title>
<link rel="icon" href="/plain.svg" type="image/svg+xml">
</head>
<body>
<main>
<h1>This page is closed</h1>
<form method="post" action="/leave"><button type="submit">Open again</button></form>
</main>
</body>
</html>
`;

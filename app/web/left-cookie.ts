import type { RequestHandler } from "express";
import { isLeft, leftCookieLine } from "#app/domain/left.ts";
import type { AppContext } from "./context.ts";
import { hostOnly } from "./token-cookie.ts";

/** The cookie of domain/left.ts, and its end. The page's script reads it as well, for what comes out of the browser's own memory. */
export const leftCookie = (context: AppContext): string => leftCookieLine(hostOnly(context));
export const notLeftCookie = (context: AppContext): string => leftCookieLine(hostOnly(context), 0);

/** Answers for every page while the cookie is there. Whoever wants to go on presses one button, and `/leave` takes it away. */
export const closedPage: RequestHandler = (request, response, next) => {
  const isPage = request.method === "GET" && request.path !== "/leave" && !request.path.endsWith(".data");
  if (!isPage || !isLeft(request.get("Cookie") ?? "")) return next();
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

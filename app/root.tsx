import { data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import leaveScript from "./browser/leave.ts?worker&url";
import { Arrival } from "./components/arrival.tsx";
import { KeptText } from "./components/kept-text.tsx";
import { Layout as Page } from "./components/layout.tsx";
import { ProblemPage } from "./components/problem-page.tsx";
import { RequestDetails } from "./components/request-details.tsx";
import { NowProvider } from "./components/when.tsx";
import { isMember, isModerator, isResting } from "./domain/actor.ts";
import type { ViewerView } from "./domain/person-views.ts";
import styles from "./styles/index.css?url";
import { viewerSession } from "./web/guard.ts";
import { isTabPlain } from "./web/plain-tab.ts";
import { threadIn } from "./web/query.ts";
import type { ProblemData } from "./web/responses.ts";
import { themeOf } from "./web/theme.ts";
import { countNewLetters } from "./workflows/letters.ts";
import { countNotifications } from "./workflows/notifications.ts";
import { leavesAtMs } from "./workflows/view-leaving.ts";
import { deskNews } from "./workflows/view-queue.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "alternate", type: "application/atom+xml", title: "Afterword", href: "/feed.atom" },
];

export const meta: MetaFunction = () => [{ title: "Afterword" }];

export { unlessNotArrived as shouldRevalidate } from "./components/not-arrived.ts";

/** What the frame of every page needs: who is looking, in which colours, and when. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, setCookie } = await viewerSession(request, context);
  const nowMs = context.nowMs();
  const viewer: ViewerView = isMember(actor)
    ? {
        handle: actor.handle,
        role: actor.role,
        desk: await deskNews(context.db, actor, nowMs),
        rests: isResting(actor),
        relaxed: isModerator(actor) && context.config.secondFactor === "relaxed",
        notifications:
          (await countNotifications(context.db, actor, threadIn(request))) +
          (await countNewLetters(context.db, actor, nowMs)),
        leavesAtMs: await leavesAtMs(context.db, actor),
      }
    : null;
  const headers: HeadersInit = setCookie ? { "Set-Cookie": setCookie } : {};
  return data({ viewer, theme: themeOf(request), isTabPlain: isTabPlain(request), nowMs }, { headers });
}

export default function App() {
  return <Outlet />;
}

/**
 * The document. Only signed-in pages carry React's scripts: a guest's page is complete without, and can be kept as it is.
 * One small script is on every page: it makes “Leave this page” faster.
 */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const { nonce } = useContext(RequestDetails);
  const { pathname, search } = useLocation();
  const theme = root?.theme ?? "system";
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {root?.isTabPlain ? <title>Notes</title> : <Meta />}
        <Links />
        <link rel="icon" href={root?.isTabPlain ? "/plain.svg" : "/favicon.svg"} type="image/svg+xml" />
        <script type="module" src={leaveScript} />
      </head>
      <body>
        <NowProvider nowMs={root?.nowMs ?? 0}>
          <Page viewer={root?.viewer ?? null} path={pathname + search} theme={theme}>
            {children}
          </Page>
        </NowProvider>
        <Arrival />
        {root?.viewer && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/** What a thrown response says beside its status; nothing for one that Remix itself has thrown. */
function problemData(error: unknown): Partial<ProblemData> {
  const said: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof said === "object" && said !== null ? said : {};
}

/** The one place for everything that went wrong. What was typed and could not be stored stands on the page. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useContext(RequestDetails);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { message, kept } = problemData(error);
  return (
    <>
      <ProblemPage status={status} requestId={requestId ?? undefined} message={message ?? undefined} />
      {kept && <KeptText text={kept} />}
    </>
  );
}

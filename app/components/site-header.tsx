import { Form, Link } from "@remix-run/react";
import type { FocusEvent, KeyboardEvent, ReactNode } from "react";
import { NEWS_SHOWN } from "#app/domain/following-views.ts";
import type { ViewerView } from "#app/domain/person-views.ts";
import { AuthorName, personPath } from "./author.tsx";
import { WordmarkIcon } from "./marks.tsx";

/** `section`: the pages that belong to an entry without being it. */
const MAIN_NAV = [
  { to: "/", label: "Threads", section: /^\/(?:threads|endings)\// },
  { to: "/article", label: "Article", section: /^\/articles\// },
  { to: "/search", label: "Search", section: null },
  { to: "/help-now", label: "Help now", section: null },
] as const;

/**
 * “Leave this page” comes right after the name: it stays in view on a phone, is among the first things that the
 * keyboard reaches, and is a plain link, so that it works whatever else does not.
 */
export function SiteHeader({ viewer, path }: { viewer: ViewerView; path: string }) {
  return (
    <header className="site-header">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <a className="skip" href="/leave" data-leave rel="nofollow">
        Leave this page
      </a>
      <div className="site-bar">
        <Link className="wordmark" to="/">
          <WordmarkIcon />
          Afterword
        </Link>
        <a className="site-link site-leave" href="/leave" data-leave rel="nofollow">
          Leave this page
        </a>
      </div>
      <div className="site-rows">
        <nav className="site-nav" aria-label="Main">
          {MAIN_NAV.map(({ to, label, section }) => (
            <NavLink key={to} to={to} path={path} section={section}>
              {label}
            </NavLink>
          ))}
        </nav>
        <nav className="site-mine" aria-label="You">
          {viewer ? <MemberLinks viewer={viewer} path={path} /> : <GuestLinks path={path} />}
        </nav>
      </div>
    </header>
  );
}

function GuestLinks({ path }: { path: string }) {
  return (
    <>
      <NavLink to="/sign-in" path={path}>
        Sign in
      </NavLink>
      <NavLink to="/join" path={path}>
        Join
      </NavLink>
    </>
  );
}

function MemberLinks({ viewer, path }: { viewer: NonNullable<ViewerView>; path: string }) {
  return (
    <>
      {viewer.desk?.overdueItemId && (
        <NavLink to={`/moderation/items/${viewer.desk.overdueItemId}`} path={path}>
          <strong>Somebody in danger waits for a second pair of eyes</strong>
        </NavLink>
      )}
      {viewer.desk && (
        <NavLink to="/moderation" path={path} section={/^\/moderation\//}>
          Desk ({viewer.desk.openItems}
          <span className="visually-hidden"> open</span>)
        </NavLink>
      )}
      {viewer.rests && (
        <NavLink to="/moderation" path={path}>
          Desk
        </NavLink>
      )}
      <NavLink to="/notifications" path={path} section={/^\/settings\/following$/}>
        <span>Notifications{viewer.notifications > 0 && <NewsCount count={viewer.notifications} />}</span>
      </NavLink>
      <OwnMenu handle={viewer.handle} path={path} />
    </>
  );
}

/** What a member needs now and then, folded under their name. The key folds it when another page is there. */
function OwnMenu({ handle, path }: { handle: string; path: string }) {
  return (
    <details className="site-menu" key={path} onBlur={foldWhenLeft} onKeyDown={foldAtEscape}>
      <summary className="site-link">
        <span className="visually-hidden">You: </span>
        <AuthorName name={handle} />
      </summary>
      <div className="site-menu-list">
        <NavLink to={personPath(handle)} path={path}>
          Your page
        </NavLink>
        <NavLink to="/drafts" path={path}>
          Your drafts
        </NavLink>
        <NavLink to="/settings" path={path} section={/^\/settings\//}>
          Settings
        </NavLink>
        <Form method="post" action="/sign-out">
          <button className="site-link" type="submit">
            Sign out
          </button>
        </Form>
      </div>
    </details>
  );
}

function foldWhenLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
  if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function foldAtEscape({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>) {
  if (key !== "Escape") return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}

/** In words for those who listen; nobody counts further than the page shows. */
function NewsCount({ count }: { count: number }) {
  return (
    <span>
      {" "}
      ({count > NEWS_SHOWN ? `${NEWS_SHOWN}+` : count}
      <span className="visually-hidden"> new</span>)
    </span>
  );
}

type NavLinkProps = { to: string; path: string; section?: RegExp | null; children: ReactNode };

function NavLink({ to, path, section, children }: NavLinkProps) {
  return (
    <Link className="site-link" to={to} aria-current={currentFor(path, to, section)}>
      {children}
    </Link>
  );
}

/** `page` for the page itself, `true` for one that belongs to it. */
function currentFor(path: string, to: string, section?: RegExp | null): "page" | "true" | undefined {
  const page = path.split(/[?#]/, 1)[0] ?? path;
  if (page === to) return "page";
  return section?.test(page) ? "true" : undefined;
}

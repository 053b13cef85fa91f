import type { ReactNode } from "react";
import type { ViewerView } from "#app/domain/person-views.ts";
import type { Theme } from "#app/domain/theme.ts";
import { LeavingNote } from "./leaving-note.tsx";
import { Notice } from "./notice.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/**
 * What every page stands in. `path` is the page's own address, with its query: the navigation marks it, and the
 * choice of colours comes back to it. Children bring their own width: `wrap`, `wrap-narrow` or `wrap-wide`.
 */
export function Layout({
  viewer,
  path,
  theme,
  children,
}: {
  viewer: ViewerView;
  path: string;
  theme: Theme;
  children: ReactNode;
}) {
  return (
    <>
      <SiteHeader viewer={viewer} path={path} />
      {viewer?.leavesAtMs != null && <LeavingNote atMs={viewer.leavesAtMs} />}
      <main id="main" tabIndex={-1}>
        {viewer?.desk && viewer.relaxed && /^\/moderation(?=[/?]|$)/.test(path) && <RelaxedBanner />}
        {children}
      </main>
      <SiteFooter path={path} theme={theme} />
    </>
  );
}

/** On every page of the desk, for as long as the operator's setting stands. */
function RelaxedBanner() {
  return (
    <div className="wrap">
      <Notice kind="problem">
        <p>
          This forum is set to open its desk without a second factor, so a moderator’s password alone opens
          it. Whoever runs the forum can ask for one again with the setting SECOND_FACTOR.
        </p>
      </Notice>
    </div>
  );
}

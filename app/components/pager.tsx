import { Form, Link } from "@remix-run/react";
import { pagePath } from "#app/domain/paths.ts";

/** With this many pages or fewer, two links are enough. */
const JUMP_FROM = 6;

/** The way from page to page of `path` (without a query). Draws nothing where there is one page only. */
export function Pager({ page, pages, path, anchor }: PagerProps) {
  const to = (number: number) => pagePath(path, number) + (anchor ? `#${anchor}` : "");
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <Link className="button plain" to={to(page - 1)} rel="prev">
          Previous<span className="visually-hidden"> page</span>
        </Link>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <Link className="button plain" to={to(page + 1)} rel="next">
          Next<span className="visually-hidden"> page</span>
        </Link>
      )}
      {pages >= JUMP_FROM && (
        // The key lets the number follow when the page changes without being loaded anew.
        <Form key={page} className="push" method="get" action={anchor ? `${path}#${anchor}` : path}>
          <label htmlFor="pager-page">Go to page</label>
          <input
            id="pager-page"
            type="number"
            name="page"
            inputMode="numeric"
            min={1}
            max={pages}
            defaultValue={page}
          />
          <button className="button plain" type="submit">
            Go
          </button>
        </Form>
      )}
    </nav>
  );
}

/** `anchor`: where on the page the list begins, when it is not at its top. */
type PagerProps = { page: number; pages: number; path: string; anchor?: string };

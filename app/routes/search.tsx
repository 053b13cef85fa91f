import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { SearchForm } from "#app/components/search-form.tsx";
import { SearchResults } from "#app/components/search-results.tsx";
import { parseSearch } from "#app/domain/search-address.ts";
import { draftOwner } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { searchForum } from "#app/workflows/search-forum.ts";

/** Without what was searched for: a tab's title can be read over a shoulder. */
export const meta: MetaFunction = () => [
  { title: "Search · Afterword" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const asked = parseSearch(new URL(request.url).searchParams);
  const owner = await draftOwner(request, context);
  return { page: await searchForum(context.db, { viewer, owner, asked, nowMs: context.nowMs() }) };
}

export default function Search() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-6">
      <header className="stack">
        <h1>Search</h1>
        <SearchForm asked={page.asked} />
      </header>
      <SearchResults page={page} />
    </div>
  );
}

import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SearchForm } from "#app/components/search-form.tsx";
import { SearchResults } from "#app/components/search-results.tsx";
import { parseSearch } from "#app/domain/search-address.ts";
import { draftOwner } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { searchRefusal } from "#app/web/search-limit.ts";
import { searchForum } from "#app/workflows/search-forum.ts";

/** Without what was searched for: a tab's title can be read over a shoulder. */
export const meta: MetaFunction = () => [
  { title: "Search · Afterword" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const asked = parseSearch(new URL(request.url).searchParams);
  const refusal = await searchRefusal(context, viewer, asked);
  if (refusal) return data({ asked, page: null, refused: refusal.form }, { status: refusal.status });
  const owner = await draftOwner(request, context);
  const page = await searchForum(context.db, { viewer, owner, asked, nowMs: context.nowMs() });
  return data({ asked, page, refused: null });
}

export default function Search() {
  const { asked, page, refused } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-6">
      <header className="stack">
        <h1>Search</h1>
        <SearchForm asked={asked} />
      </header>
      {refused && <FormErrors form={refused} />}
      {page && <SearchResults page={page} />}
    </div>
  );
}

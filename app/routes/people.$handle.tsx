import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { Person } from "#app/components/person.tsx";
import { isMember, isModerator } from "#app/domain/actor.ts";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { viewPerson } from "#app/workflows/people.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.handle ?? "Somebody"} · Afterword` },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const person = await viewPerson(context.db, {
    viewer,
    handle: params.handle ?? "",
    before: textIn(request, "before"),
  });
  if (!person) throw notFound();
  const isMine = isMember(viewer) && viewer.handle === person.handle;
  return { person, isMine, toHistory: isModerator(viewer) };
}

export default function PersonPage() {
  const { person, isMine, toHistory } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <Person person={person} />
      {isMine && (
        <p>
          <Link to="/drafts">Your drafts</Link>
        </p>
      )}
      {toHistory && (
        <p>
          <Link to={`/moderation/people/${encodeURIComponent(person.handle)}`}>
            For moderators: their history
          </Link>
        </p>
      )}
    </div>
  );
}

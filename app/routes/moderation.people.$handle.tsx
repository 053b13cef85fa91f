import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PersonHistory } from "#app/components/person-history.tsx";
import { requireModerator } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { viewPersonHistory } from "#app/workflows/people.ts";

export const meta: MetaFunction = () => [{ title: "A member's history · Afterword" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const person = await viewPersonHistory(context.db, viewer, params.handle ?? "");
  if (!person) throw notFound();
  return { person };
}

export default function History() {
  const { person } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <h1>
        History of <bdi>{person.handle}</bdi>
      </h1>
      <PersonHistory person={person} />
    </div>
  );
}

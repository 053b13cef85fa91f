import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { CarePanel } from "#app/components/care-panel.tsx";
import { postLink } from "#app/domain/paths.ts";
import { carePanelFor } from "#app/web/care-panel.ts";
import { requireMember } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { ownPost } from "#app/workflows/view-post.ts";

export const meta: MetaFunction = () => [{ title: "What you wrote is posted · Afterword" }];

/** For the author of a post alone, after they have posted it. Nothing of it is kept: what they wrote is on its own page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireMember(request, context);
  const post = await ownPost(context.db, viewer, params.id ?? "");
  if (!post) throw notFound();
  const { level } = params;
  if (level !== "now" && level !== "thoughts") return redirect(postLink(post.id));
  const panel = await carePanelFor(context.db, viewer, level, textIn(request, "country"));
  return { panel, isHeld: post.isHeld, postId: post.id, level };
}

export default function PostedWithCare() {
  const { panel, isHeld, postId, level } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>We have your words</h1>
        <p>
          {isHeld
            ? "They are safe here, and a moderator reads them before others do."
            : "They are posted, and they stay."}{" "}
          <Link to={postLink(postId)}>See what you wrote</Link>
        </p>
      </header>
      <CarePanel panel={panel} chooseAt={`${postLink(postId)}/care/${level}`} />
    </div>
  );
}

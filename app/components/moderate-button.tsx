import { Form } from "@remix-run/react";
import { postLink } from "#app/domain/paths.ts";

/** Opens the post on the moderators' desk. `whose` completes the name of the button for those who hear it. */
export function ModerateButton({ postId, whose }: { postId: string; whose: string }) {
  return (
    <Form method="post" action={`${postLink(postId)}/moderate`}>
      <button className="link-quiet" type="submit">
        Moderate<span className="visually-hidden"> {whose}</span>
      </button>
    </Form>
  );
}

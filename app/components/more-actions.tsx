import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { postLink } from "#app/domain/paths.ts";
import type { ShownPost } from "#app/domain/post-views.ts";
import { AuthorName, nameOf } from "./author.tsx";

/**
 * What is seldom needed, behind one word: no menu, so that it works without a script. `children` completes the word for
 * those who only hear it.
 */
export function MoreActions({ post, children }: { post: ShownPost; children: ReactNode }) {
  return (
    <details>
      <summary className="link-quiet">More{children}</summary>
      <MuteForm post={post} />
    </details>
  );
}

function MuteForm({ post }: { post: ShownPost }) {
  const { mute } = post.actions;
  if (mute === null) return null;
  return (
    <Form className="row" method="post" action={`${postLink(post.id)}/mute`}>
      <input type="hidden" name="act" value={mute} />
      <button className="button plain" type="submit">
        <span>
          {mute === "mute" ? "Mute" : "Unmute"} <AuthorName name={nameOf(post.author)} />
        </span>
      </button>
      <p className="hint">{mute === "unmute" ? UNMUTE : post.author?.anonymous ? MUTE_ALIAS : MUTE}</p>
    </Form>
  );
}

const MUTE =
  "What stands under this name folds away for you, here and everywhere. They are not told, and what moderators decide still reaches you.";
const MUTE_ALIAS = "What stands under this name in this thread folds away for you. They are not told.";
const UNMUTE = "What stands under this name shows again.";

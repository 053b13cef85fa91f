import { useFetcher } from "@remix-run/react";
import { GESTURE_SLUGS, GESTURES, type Gesture } from "#app/domain/gesture.ts";
import type { GesturesView } from "#app/domain/gesture-views.ts";
import { postLink } from "#app/domain/paths.ts";
import type { AuthorView } from "#app/domain/post-views.ts";
import { AuthorName } from "./author.tsx";
import { WayQuestion } from "./way-question.tsx";

type GesturesProps = { postId: string; gestures: GesturesView; author: AuthorView | null };

/** The four gestures on a post, or, for its author, what others made of it. */
export function Gestures({ postId, gestures, author }: GesturesProps) {
  if (gestures.may === "read") return <Received words={gestures.words} />;
  return <GestureButtons postId={postId} gestures={gestures} author={author} />;
}

function Received({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div className="received">
      <ul aria-label="What others made of it, told only to you">
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="hint">Only you can see this.</p>
    </div>
  );
}

type GiveProps = Omit<GesturesProps, "gestures"> & { gestures: Extract<GesturesView, { may: "give" }> };

/**
 * Each button says which way it goes, so that a press that comes late or twice does no harm. With a script the page
 * stays where it is and the button answers at once; without, the browser comes back to the post.
 */
function GestureButtons({ postId, gestures, author }: GiveProps) {
  const press = useFetcher<{ message: string | null }>({ key: `gestures-${postId}` });
  const given = withPressed(gestures.given, press.formData);
  return (
    <div className="gestures stack gap-2">
      <press.Form method="post" action={`${postLink(postId)}/gestures`}>
        <fieldset className="chips">
          <legend className="visually-hidden">
            A kind gesture for <AuthorName name={author?.name ?? null} />
          </legend>
          {GESTURE_SLUGS.map((gesture) => (
            <GestureButton key={gesture} gesture={gesture} pressed={given.includes(gesture)} />
          ))}
        </fieldset>
      </press.Form>
      {press.data?.message && (
        <p className="hint" role="alert">
          {press.data.message}
        </p>
      )}
      {gestures.helped && <WayQuestion postId={postId} {...gestures.helped} />}
    </div>
  );
}

function GestureButton({ gesture, pressed }: { gesture: Gesture; pressed: boolean }) {
  return (
    <button
      className="chip"
      type="submit"
      name={pressed ? "take" : "give"}
      value={gesture}
      aria-pressed={pressed}
    >
      {GESTURES[gesture].label}
    </button>
  );
}

/** What is given once the press that is on its way has arrived. */
function withPressed(given: readonly Gesture[], sent: FormData | undefined): readonly Gesture[] {
  const give = sent?.get("give");
  const take = sent?.get("take");
  const added = GESTURE_SLUGS.filter((gesture) => gesture === give && !given.includes(gesture));
  return [...given.filter((gesture) => gesture !== take), ...added];
}

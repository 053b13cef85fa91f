import { useFetcher } from "@remix-run/react";
import { NO_WAY, type Way } from "#app/domain/gesture.ts";
import { postLink, whatHelpedPath } from "#app/domain/paths.ts";

type WayQuestionProps = { postId: string; ways: readonly Way[]; way: string | null };

/** After “This helped me”: which of the article's ways it was, for whoever would like to say. Folded, so that it can be passed over. */
export function WayQuestion({ postId, ways, way }: WayQuestionProps) {
  const answer = useFetcher<{ message: string | null }>({ key: `way-${postId}` });
  const said = ways.find(({ id }) => id === way);
  return (
    <details className="way-question" key={way ?? "none"}>
      <summary className="link-quiet">
        {said ? `It helped with: ${said.title}` : "Which way of coping was it? You can skip this"}
      </summary>
      <answer.Form className="stack gap-3" method="post" action={`${postLink(postId)}/gestures`}>
        <fieldset className="field stack gap-2">
          <legend className="visually-hidden">Which of the ways in the article was it?</legend>
          {ways.map(({ id, title }) => (
            <label className="choice" key={id}>
              <input type="radio" name="way" value={id} defaultChecked={id === said?.id} />
              {title}
            </label>
          ))}
          <label className="choice">
            <input type="radio" name="way" value={NO_WAY} defaultChecked={!said} />
            Another, or I would rather not say
          </label>
        </fieldset>
        <p className="row">
          <button className="button plain" type="submit" name="give" value="helped">
            Save
          </button>
          <a href={whatHelpedPath(said?.id ?? null)}>What helped others</a>
        </p>
      </answer.Form>
    </details>
  );
}

import type { ScreenedView } from "#app/domain/form-views.ts";
import { CareLine } from "./care-line.tsx";

/**
 * What was noticed in a text that was given back, with the words it is about. Where it is its writer's to decide, a
 * second button posts it as it is. Stands inside the form.
 */
export function ScreenedFindings({ screened }: { screened: ScreenedView }) {
  return (
    <>
      {screened.care && <CareLine />}
      <ul className="stack gap-2">
        {screened.findings.map(({ id, message, words, suggestion }) => (
          <li key={id}>
            {words !== "" && (
              <>
                <q dir="auto">{words}</q>{" "}
              </>
            )}
            {message}
            {suggestion !== null && suggestion !== "" && (
              <>
                {" "}
                You could write <q dir="auto">{suggestion}</q>.
              </>
            )}
          </li>
        ))}
      </ul>
      {screened.canPostAnyway && (
        <p className="row">
          <button className="button plain" type="submit" name="confirmed" value="yes">
            Post it as it is
          </button>
          <span className="hint">or change your text below, and post it then</span>
        </p>
      )}
    </>
  );
}

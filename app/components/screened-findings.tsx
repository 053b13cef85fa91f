import type { ScreenedView } from "#app/domain/form-views.ts";
import { CareLine } from "./care-line.tsx";

/**
 * What was noticed in a text that was given back, with the words it is about. Where it is its writer's to decide, one
 * button puts what is suggested in its place, and another leaves it as it is. Stands inside the form.
 */
export function ScreenedFindings({ screened }: { screened: ScreenedView }) {
  return (
    <>
      {screened.care && <CareLine />}
      <ul className="stack gap-2">
        {screened.findings.map(({ id, message, words, instead }) => (
          <li key={id}>
            {words !== "" && (
              <>
                <q dir="auto">{words}</q>{" "}
              </>
            )}
            {message}
            {instead !== null && (
              <>
                {" "}
                You could write <q dir="auto">{instead}</q>.
              </>
            )}
          </li>
        ))}
      </ul>
      {screened.canPostAnyway && (
        <p className="row">
          {screened.findings.some(({ instead }) => instead !== null) && (
            <button className="button plain" type="submit" name="instead" value="yes">
              {`Write it that way, and ${screened.act} it`}
            </button>
          )}
          <button className="button plain" type="submit" name="confirmed" value="yes">
            {screened.act === "post" ? "Post it as it is" : "Save it as it is"}
          </button>
          <span className="hint">{`or change your text below, and ${screened.act} it then`}</span>
        </p>
      )}
    </>
  );
}

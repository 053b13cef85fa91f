import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, type MetaFunction, useLoaderData } from "@remix-run/react";
import { Helplines } from "#app/components/helplines.tsx";
import helplines from "#app/content/helplines.json";
import type { Helplines as Data } from "#app/domain/helplines.ts";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { countryNames, helplinesOf } from "#app/workflows/helplines.ts";

const lines = helplines as Data;

export const meta: MetaFunction = () => [
  { title: "Help now · Afterword" },
  { name: "description", content: "Emergency numbers and helplines by country." },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const chosen = textIn(request, "country");
  return {
    chosen,
    country: helplinesOf(lines, chosen),
    countries: countryNames(lines),
    directories: lines.directories,
    note: lines.note,
  };
}

export default function HelpNow() {
  const { chosen, country, countries, directories, note } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Help now</h1>
        <p>
          If you might hurt yourself, or are in danger, please use one of these. They are for you too, even if
          you only need a voice.
        </p>
      </header>
      <Form className="row help-country" method="get">
        <div className="field">
          <label htmlFor="country">Country</label>
          <select id="country" name="country" defaultValue={chosen ?? ""}>
            <option value="">Please choose</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button className="button plain" type="submit">
          Show
        </button>
      </Form>
      {country && <Helplines country={country} />}
      <section className="stack gap-2" aria-labelledby="directories">
        <h2 id="directories">{country ? "More helplines" : "Helplines of other countries"}</h2>
        <p>These directories list helplines around the world:</p>
        <ul>
          {directories.map(({ name, url }) => (
            <li key={url}>
              <a href={url} rel="noopener noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
        <p className="hint">{note}</p>
      </section>
    </div>
  );
}

import { Form, Link } from "@remix-run/react";
import type { HelpNowView } from "#app/domain/helpline-views.ts";
import { CountryChoice } from "./country-choice.tsx";
import { DirectoryList } from "./directory-list.tsx";
import { Helplines } from "./helplines.tsx";

/** Helplines by country. Complete without scripts, and short enough to be read in a hurry: the numbers come first. */
export function HelpNowPage({ help }: { help: HelpNowView }) {
  const { country, countries, directories, note } = help;
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Help now</h1>
        <p>
          If you might hurt yourself, or are in danger, please use one of these. They are for you too, even if
          you only need a voice.
        </p>
      </header>
      <CountryChoice countries={countries} chosen={country?.code ?? ""} action="/help-now" />
      {help.unknown && (
        <p>This country is not in our list yet. One of the directories below may know a line there.</p>
      )}
      {country && <Helplines country={country} />}
      {country && <AtHand code={country.code} name={country.name} help={help} />}
      <section className="stack gap-2" aria-labelledby="directories">
        <h2 id="directories">{country ? "More helplines" : "Helplines of other countries"}</h2>
        <p>These directories list helplines around the world:</p>
        <DirectoryList directories={directories} />
        <p className="hint">{note}</p>
      </section>
    </div>
  );
}

/** For a time without a connection, and for the next time. Not on paper, where it would lead nowhere. */
function AtHand({ code, name, help }: { code: string; name: string; help: HelpNowView }) {
  return (
    <section className="stack gap-2 not-printed" aria-labelledby="at-hand">
      <h2 id="at-hand">To have at hand</h2>
      <p>
        <a href={`/help-now/keep?country=${code}`}>Keep these numbers as a file</a> that opens without a
        connection, or print this page. The file is called “numbers”, and whoever uses your device can open
        it.
      </p>
      {help.own === code && (
        <p>
          This is the country from <Link to="/settings/country">your settings</Link>.
        </p>
      )}
      {help.canKeep && (
        <Form method="post" action="/settings/country">
          <input type="hidden" name="country" value={code} />
          <input type="hidden" name="from" value="help-now" />
          <button className="button plain" type="submit">
            Show me {name} first from now on
          </button>
        </Form>
      )}
    </section>
  );
}

import { Link } from "@remix-run/react";
import type { CarePanelView } from "#app/domain/care.ts";
import type { CountryHelp } from "#app/domain/helpline-views.ts";
import { CountryChoice } from "./country-choice.tsx";
import { DirectoryList } from "./directory-list.tsx";
import { GuidelineLink } from "./guideline-link.tsx";
import { EmergencyNumbers, HelplineList } from "./helplines.tsx";
import { Notice } from "./notice.tsx";
import { Prose } from "./prose.tsx";

export type CarePanelProps = {
  panel: CarePanelView;
  /**
   * Where choosing a country leads: a page that draws this panel again with `?country=`, or `/help-now`. The panel has
   * a form of its own, so it never stands inside another.
   */
  chooseAt?: string;
};

/** A few kind words, who can be reached, and what the guidelines say. Calm on purpose: nothing in it is a warning. */
export function CarePanel({ panel, chooseAt = "/help-now" }: CarePanelProps) {
  const { country, guideline } = panel;
  return (
    <Notice kind="care" title={panel.title}>
      <p>{panel.words}</p>
      {country ? (
        <Numbers country={country} panel={panel} />
      ) : (
        <>
          <p>Choose a country, and its numbers stand here.</p>
          <CountryChoice countries={panel.countries} chosen="" action={chooseAt} />
          <p>These directories list helplines around the world:</p>
          <DirectoryList directories={panel.directories} />
        </>
      )}
      <p>
        <HelpNow panel={panel} />
      </p>
      <div className="care-guideline stack gap-1">
        <p>
          <GuidelineLink guideline={guideline} />
        </p>
        <Prose html={guideline.html} />
      </div>
    </Notice>
  );
}

/** In danger the emergency number comes first; with thoughts, those who listen. */
function Numbers({ country, panel }: { country: CountryHelp; panel: CarePanelView }) {
  const emergency = <EmergencyNumbers country={country} named />;
  const lines = <HelplineList lines={country.lines} />;
  return (
    <div className="stack care-numbers">
      {panel.level === "now" && emergency}
      {lines}
      {panel.level === "thoughts" && <div className="helpline stack">{emergency}</div>}
    </div>
  );
}

function HelpNow({ panel: { country, moreLines } }: { panel: CarePanelView }) {
  if (!country) return <Link to="/help-now">Help now, by country</Link>;
  const words = moreLines > 0 ? `All lines in ${country.name}` : `${country.name} on the page Help now`;
  return (
    <>
      <Link to={`/help-now?country=${country.code}`}>{words}</Link>, or of{" "}
      <Link to="/help-now">another country</Link>.
    </>
  );
}

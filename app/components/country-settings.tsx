import { Form, Link } from "@remix-run/react";
import type { CountryName } from "#app/domain/helpline-views.ts";
import { CountrySelect } from "./country-choice.tsx";
import { Notice } from "./notice.tsx";
import { SettingsTrail } from "./settings-index.tsx";

export type CountrySettingsProps = { countries: readonly CountryName[]; own: string | null; saved: boolean };

/** Whose helplines a member sees first. */
export function CountrySettings({ countries, own, saved }: CountrySettingsProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>Your country</h1>
        <p>
          <Link to="/help-now">Help now</Link> shows the numbers of this country first. Nobody else here can
          see it, and the forum never guesses where you are.
        </p>
      </header>
      {saved && (
        <Notice kind="plain">
          <p role="status">Saved.</p>
        </Notice>
      )}
      <Form className="stack" method="post">
        <div className="field">
          <label htmlFor="country">Country</label>
          <CountrySelect id="country" countries={countries} chosen={own ?? ""} none="None" />
          <p className="hint">With “None” the forum forgets the one you had.</p>
        </div>
        <p>
          <button className="button" type="submit">
            Save
          </button>
        </p>
      </Form>
    </div>
  );
}

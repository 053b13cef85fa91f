import { Form } from "@remix-run/react";
import { useId } from "react";
import type { CountryName } from "#app/domain/helpline-views.ts";

export type CountryChoiceProps = {
  countries: readonly CountryName[];
  chosen: string;
  /** The page that answers `?country=`. */
  action: string;
};

/** A country to see the helplines of: a plain form that asks for the page again. */
export function CountryChoice({ countries, chosen, action }: CountryChoiceProps) {
  const id = useId();
  return (
    <Form className="row help-country" method="get" action={action}>
      <div className="field">
        <label htmlFor={id}>Country</label>
        <CountrySelect id={id} countries={countries} chosen={chosen} none="Please choose" />
      </div>
      <button className="button plain" type="submit">
        Show
      </button>
    </Form>
  );
}

type CountrySelectProps = Omit<CountryChoiceProps, "action"> & { id: string; none: string };

/** The key draws it anew where another country is chosen by a link: a browser keeps what was chosen by hand. */
export function CountrySelect({ id, countries, chosen, none }: CountrySelectProps) {
  return (
    <select key={chosen} id={id} name="country" defaultValue={chosen}>
      <option value="">{none}</option>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

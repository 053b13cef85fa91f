import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { CountrySettings } from "#app/components/country-settings.tsx";
import helplines from "#app/content/helplines.json";
import { countryNames } from "#app/domain/helpline-views.ts";
import type { Helplines } from "#app/domain/helplines.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { countryForm } from "#app/forms/settings-forms.ts";
import { requireMember } from "#app/web/guard.ts";
import { countHiding } from "#app/web/hiding-action.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { badRequest } from "#app/web/responses.ts";
import { chooseCountry, ownCountry } from "#app/workflows/help-country.ts";

const countries = countryNames(helplines as Helplines);
const form = countryForm(countries.map(({ code }) => code));

export const meta: MetaFunction = () => [{ title: "Your country · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  const own = await ownCountry(context.db, member);
  return { countries, own, saved: textIn(request, "saved") === "yes" };
}

/** Its one field is a choice from the list: whatever else is sent, no page of this forum sent it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  const parsed = parseForm(form, await readForm(request, context));
  if (!parsed.ok) throw badRequest();
  await countHiding(context, member);
  await chooseCountry(context.db, member, parsed.value.country);
  return redirect(parsed.value.from === "help-now" ? "/help-now" : "/settings/country?saved=yes");
}

export default function Country() {
  const { countries, own, saved } = useLoaderData<typeof loader>();
  return <CountrySettings countries={countries} own={own} saved={saved} />;
}

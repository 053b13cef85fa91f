import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ProfileForm } from "#app/components/profile-form.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { profileForm } from "#app/forms/settings-forms.ts";
import { requireMember } from "#app/web/guard.ts";
import { countHiding } from "#app/web/hiding-action.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { presentScreened } from "#app/workflows/present-findings.ts";
import { type AboutAnswer, changeProfile, ownProfile } from "#app/workflows/profile.ts";

export const meta: MetaFunction = () => [{ title: "Your page · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  const profile = await ownProfile(context.db, member);
  const [saved, care] = [textIn(request, "saved") === "yes", textIn(request, "care") === "yes"];
  return { handle: member.handle, profile, saved, care };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readForm(request, context);
  const member = await requireMember(request, context, sent.get("about") ?? "");
  const parsed = parseForm(profileForm, sent);
  if (!parsed.ok) return data(parsed.error, { status: 422 });
  await countHiding(context, member);
  const stored = await changeProfile(context.db, member, { ...parsed.value, answer: answerIn(sent) });
  if (!stored.ok) {
    sent.set("about", stored.error.body); // With what was suggested in it, when there is more to ask.
    const screened = presentScreened(stored.error, "save");
    const again = screened.canPostAnyway
      ? { ...formAgain(profileForm, sent, GIVEN_BACK), screened }
      : { ...formAgain(profileForm, sent, NOT_ON_A_PAGE), screened: { ...screened, findings: [] } };
    return data(again, { status: 422 });
  }
  return redirect(`/settings/profile?saved=yes${stored.value.danger === "none" ? "" : "&care=yes"}`);
}

const GIVEN_BACK = "Nothing has been saved yet. Please look at this first:";
/** What a moderator would read before others do. */
const NOT_ON_A_PAGE =
  "This cannot stand on your page, where no moderator reads it first. Nothing has been saved. You can say it in a thread.";

function answerIn(sent: URLSearchParams): AboutAnswer {
  if (sent.get("instead") === "yes") return "as-suggested";
  return sent.get("confirmed") === "yes" ? "as-it-is" : "none";
}

export default function ProfileSettings() {
  const { handle, profile, saved, care } = useLoaderData<typeof loader>();
  const stored = emptyForm({ about: profile.about, isOff: profile.isOff ? "yes" : "" });
  const form = useActionData<typeof action>() ?? stored;
  return <ProfileForm handle={handle} form={form} saved={saved} care={care} />;
}

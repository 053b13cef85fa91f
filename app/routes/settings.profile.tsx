import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ProfileForm } from "#app/components/profile-form.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { profileForm } from "#app/forms/settings-forms.ts";
import { requireMember } from "#app/web/guard.ts";
import { countHiding } from "#app/web/hiding-action.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { changeProfile, ownProfile } from "#app/workflows/profile.ts";

export const meta: MetaFunction = () => [{ title: "Your page · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  const profile = await ownProfile(context.db, member);
  return { handle: member.handle, profile, saved: textIn(request, "saved") === "yes" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readForm(request, context);
  const member = await requireMember(request, context, sent.get("about") ?? "");
  const parsed = parseForm(profileForm, sent);
  if (!parsed.ok) return data(parsed.error, { status: 422 });
  await countHiding(context, member);
  await changeProfile(context.db, member, parsed.value);
  return redirect("/settings/profile?saved=yes");
}

export default function ProfileSettings() {
  const { handle, profile, saved } = useLoaderData<typeof loader>();
  const stored = emptyForm({ about: profile.about, isOff: profile.isOff ? "yes" : "" });
  return <ProfileForm handle={handle} form={useActionData<typeof action>() ?? stored} saved={saved} />;
}

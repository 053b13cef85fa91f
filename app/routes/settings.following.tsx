import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { FollowingSettings } from "#app/components/following-settings.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { timeZones } from "#app/domain/quiet-hours.ts";
import { quietHoursForm } from "#app/forms/following-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { requireMember, requireProof } from "#app/web/guard.ts";
import { originOf } from "#app/web/machine-answers.ts";
import { readForm } from "#app/web/read-form.ts";
import { badRequest } from "#app/web/responses.ts";
import { forgetPlaces } from "#app/workflows/follow-thread.ts";
import { chooseQuietHours, followingSettings } from "#app/workflows/following-settings.ts";
import { makeFeedToken, revokeFeedToken } from "#app/workflows/personal-feed.ts";

export const meta: MetaFunction = () => [{ title: "Following threads · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  return { settings: await followingSettings(context.db, member, context.nowMs()), zones: timeZones() };
}

/** One form for each thing that can be changed here; `intent` says which was sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  const sent = await readForm(request, context);
  switch (sent.get("intent")) {
    case "quiet": {
      const form = parseForm(quietHoursForm, sent);
      if (!form.ok) return data({ form: form.error, feedAccess: null }, { status: 422 });
      await chooseQuietHours(context.db, member, form.value);
      break;
    }
    case "not-quiet":
      await chooseQuietHours(context.db, member, null);
      break;
    case "make-feed": {
      await requireProof(request, context, "/settings/following");
      const password = await makeFeedToken(context.db, member.id, context.nowMs());
      return {
        form: null,
        feedAccess: { address: `${originOf(request, context)}/feed/mine.atom`, password },
      };
    }
    case "revoke-feed":
      await revokeFeedToken(context.db, member.id);
      break;
    case "forget":
      await forgetPlaces(context.db, member.id);
      break;
    default:
      throw badRequest();
  }
  return redirect("/settings/following");
}

export default function Following() {
  const { settings, zones } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <FollowingSettings
      settings={settings}
      zones={zones}
      feedAccess={sent?.feedAccess ?? null}
      form={sent?.form ?? emptyForm(settings.quiet ?? { from: "22:00", to: "07:00" })}
    />
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { RulesPage } from "#app/components/rules-page.tsx";
import type { Member } from "#app/domain/actor.ts";
import type { RulesView } from "#app/domain/rules-views.ts";
import { rulesForm } from "#app/forms/desk-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import type { AppContext } from "#app/web/context.ts";
import { requireModerator } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { refusalText } from "#app/web/responses.ts";
import { caughtByNewLines, changeRules, rulesInForce, tryRules } from "#app/workflows/rules.ts";

export const meta: MetaFunction = () => [{ title: "Rules of screening · Afterword" }];

const NOTHING = { text: "", bad: [], problem: null, tried: null, caught: null };

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  return { rules: { ...NOTHING, ...(await rulesInForce(context.db)) } satisfies RulesView };
}

/** Keeps the rules, or tries what stands in the box without keeping it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const sent = await readForm(request, context);
  const form = parseForm(rulesForm, sent);
  if (!form.ok) {
    const { source = "", text = "" } = form.error.values;
    const problem = Object.values(form.error.errors)[0] ?? null;
    const { version } = await rulesInForce(context.db);
    return data<RulesView>({ ...NOTHING, version, source, text, problem }, { status: 422 });
  }
  const { act, version } = form.value;
  const { source = "", text = "" } = formAgain(rulesForm, sent, null).values;
  const again = { ...NOTHING, version, source, text };
  if (act === "try" || act === "caught") return tried(context, actor, { act, again });
  const changed = await changeRules(context.db, {
    actor,
    source,
    fromVersion: version,
    nowMs: context.nowMs(),
  });
  if (changed.ok) return redirect("/moderation/rules");
  if (changed.error.kind === "bad-rules") return bad(again, changed.error.lines);
  const { message, status } = refusalText(changed.error);
  return data<RulesView>({ ...again, ...(await newVersion(context)), problem: message }, { status });
}

/** After a colleague's change: saving once more is then a decision. */
const newVersion = async ({ db }: AppContext) => ({ version: (await rulesInForce(db)).version });

const bad = (again: RulesView, lines: RulesView["bad"]) =>
  data<RulesView>(
    { ...again, bad: lines, problem: "Nothing was changed. Please look at these lines:" },
    { status: 422 },
  );

async function tried(
  { db, nowMs }: AppContext,
  viewer: Member,
  { act, again }: { act: "try" | "caught"; again: RulesView },
) {
  const { source, text } = again;
  if (act === "try") {
    const result = tryRules(source, text);
    return result.ok ? data<RulesView>({ ...again, tried: result.value }) : bad(again, result.error.lines);
  }
  const result = await caughtByNewLines(db, { viewer, source, nowMs: nowMs() });
  return result.ok ? data<RulesView>({ ...again, caught: result.value }) : bad(again, result.error.lines);
}

export default function Rules() {
  const { rules } = useLoaderData<typeof loader>();
  return <RulesPage rules={useActionData<typeof action>() ?? rules} />;
}

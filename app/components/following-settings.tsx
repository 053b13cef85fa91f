import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FollowingSettingsView } from "#app/domain/following-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { FieldError, fieldId, SelectField, wiring } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { When } from "./when.tsx";

type QuietForm = FormState<"from" | "to" | "timeZone">;

export type FeedAccess = { address: string; password: string };

export type FollowingSettingsProps = {
  settings: FollowingSettingsView;
  zones: readonly string[];
  form: QuietForm;
  /** What opens the feed, this one time. */
  feedAccess: FeedAccess | null;
};

/** What a member chooses about following threads. Each part is a form of its own. */
export function FollowingSettings({ settings, zones, form, feedAccess }: FollowingSettingsProps) {
  return (
    <div className="wrap stack gap-6">
      <header className="stack">
        <p className="eyebrow">
          <Link to="/notifications">Notifications</Link>
        </p>
        <h1>Following threads</h1>
        <p>You watch every thread that you write in, until you stop watching it on its page.</p>
      </header>
      <QuietHours settings={settings} zones={zones} form={form} />
      <OwnFeed madeAtMs={settings.feedMadeAtMs} access={feedAccess} />
      <section className="stack" aria-labelledby="places">
        <h2 id="places">Where you were</h2>
        <p>
          For each thread that you open, the forum remembers how far you have read, and not when. Nobody else
          can see it.
        </p>
        <Press intent="forget">Forget where I was in threads that I do not watch</Press>
      </section>
    </div>
  );
}

function QuietHours({ settings, zones, form }: Omit<FollowingSettingsProps, "feedAccess">) {
  const options = [
    { value: "", label: "Please choose" },
    ...zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
  ];
  return (
    <section className="stack" aria-labelledby="quiet">
      <h2 id="quiet">Quiet hours</h2>
      <p>
        Nothing is sent to you in these hours. Today the forum sends nothing of its own accord, and only tells
        you on its pages; whatever it can send one day will keep to them.
      </p>
      {settings.quiet && (
        <p>
          Yours are from {settings.quiet.from} to {settings.quiet.to} in{" "}
          {settings.quiet.timeZone.replaceAll("_", " ")}
          {settings.quietNow ? ", and it is quiet now." : "."}
        </p>
      )}
      <Form className="stack" method="post" action="/settings/following">
        <FormErrors form={form} />
        <input type="hidden" name="intent" value="quiet" />
        <div className="row">
          <TimeField form={form} name="from" label="From" />
          <TimeField form={form} name="to" label="To" />
        </div>
        <SelectField form={form} name="timeZone" label="Time zone" options={options} />
        <button className="button" type="submit">
          Save quiet hours
        </button>
      </Form>
      {settings.quiet && <Press intent="not-quiet">Have no quiet hours</Press>}
    </section>
  );
}

function TimeField(props: { form: QuietForm; name: "from" | "to"; label: string }) {
  return (
    <div className="field">
      <label htmlFor={fieldId(props.name)}>{props.label}</label>
      <input {...wiring(props)} type="time" defaultValue={props.form.values[props.name]} />
      <FieldError {...props} />
    </div>
  );
}

function OwnFeed({ madeAtMs, access }: { madeAtMs: number | null; access: FeedAccess | null }) {
  return (
    <section className="stack" aria-labelledby="feed">
      <h2 id="feed">A feed of your own</h2>
      <p>
        A feed reader can show you what others write in the threads that you watch, those for members
        included. It opens with a password of its own: whoever has it can read the same, and do nothing else.
        You can take it back at any time, and it ends when you change your own or sign out everywhere else.
      </p>
      {access && (
        <div className="stack gap-2" role="status">
          <p>Here is the password, this one time. Please put these three into your feed reader now.</p>
          <dl className="stack gap-2">
            <dt>Address</dt>
            <dd className="secret-address">{access.address}</dd>
            <dt>Name</dt>
            <dd className="secret-address">feed</dd>
            <dt>Password</dt>
            <dd className="secret-address">{access.password}</dd>
          </dl>
        </div>
      )}
      {madeAtMs !== null && (
        <p>
          Your feed’s password was made <When atMs={madeAtMs} />.
        </p>
      )}
      <div className="row">
        <Press intent="make-feed">{madeAtMs === null ? "Make a password" : "Replace it by a new one"}</Press>
        {madeAtMs !== null && <Press intent="revoke-feed">Take the password back</Press>}
      </div>
    </section>
  );
}

function Press({ intent, children }: { intent: string; children: ReactNode }) {
  return (
    <Form method="post" action="/settings/following" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <button className="button plain" type="submit">
        {children}
      </button>
    </Form>
  );
}

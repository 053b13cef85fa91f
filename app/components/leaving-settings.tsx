import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { LeavingPost, LeavingView } from "#app/domain/leaving-views.ts";
import { Choices } from "./choices.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Notice } from "./notice.tsx";
import { SettingsTrail } from "./settings-index.tsx";
import { Until } from "./until.tsx";
import { When } from "./when.tsx";

type LeavingForm = FormState<"posts" | "when">;
export type LeavingSettingsProps = { leaving: LeavingView; form: LeavingForm; done: string | null };

const DONE: Readonly<Record<string, string>> = {
  stayed: "You stay. Nothing was erased.",
  except: "Your choice about these posts is kept.",
};

/** Leaving for good, on one screen: what goes, what stays, and what becomes of the posts. */
export function LeavingSettings({ leaving, form, done }: LeavingSettingsProps) {
  const said = done !== null && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>Leaving for good</h1>
      </header>
      {said && (
        <Notice kind="plain">
          <p role="status">{said}</p>
        </Notice>
      )}
      {leaving.chosen && <Chosen chosen={leaving.chosen} />}
      <WhatGoes />
      {!leaving.chosen && <Leave form={form} />}
      {leaving.posts.length > 0 && <SinglePosts leaving={leaving} />}
    </div>
  );
}

function Chosen({ chosen }: { chosen: NonNullable<LeavingView["chosen"]> }) {
  return (
    <Notice kind="plain" title="You are leaving">
      <p>
        Your account will be erased within a day of <Until atMs={chosen.endsAtMs} />. Your posts{" "}
        {chosen.keepPosts ? "stay, under “former member”." : "go with it."} Until then everything is as
        before.
      </p>
      <Form method="post">
        <button className="button" type="submit" name="act" value="stay">
          Stay after all
        </button>
      </Form>
    </Notice>
  );
}

function WhatGoes() {
  return (
    <section className="stack" aria-labelledby="what">
      <h2 id="what">What goes, and what stays</h2>
      <ul>
        <li>
          Your name, password, codes, address for mail, page, settings, drafts, letters, gestures and what you
          follow or hide are erased.
        </li>
        <li>Where others wrote @ and your name, “@former-member” stands instead.</li>
        <li>
          Your posts are erased, or stay under “former member”, as you choose. What you posted anonymously
          keeps its alias if it stays. What only you could read, what you withdrew, and earlier versions are
          erased in any case.
        </li>
        <li>
          Posts that are erased go together, those under an alias too. Whoever keeps copies of this forum
          could tell from that moment that they belong together.
        </li>
        <li>
          An erased post leaves the line “This post is gone”, so that replies to it can be understood. Quotes
          and what search found of it go with it. What others typed in their own words stays.
        </li>
        <li>
          Reports, and what moderators decided, are kept for a limited time, and backups until they run out:{" "}
          <Link to="/privacy">how long</Link>.
        </li>
      </ul>
    </section>
  );
}

/** The document is loaded anew: in the one that is open the name still stands. */
function Leave({ form }: { form: LeavingForm }) {
  return (
    <section className="stack" aria-labelledby="leave">
      <h2 id="leave">Your choice</h2>
      <Form className="stack gap-5" method="post" reloadDocument>
        <FormErrors form={form} />
        <Choices
          form={form}
          name="posts"
          label="Your posts"
          hint="Single posts can go the other way round: please choose them below first."
          options={[
            { value: "keep", label: "Keep them here, under “former member”" },
            { value: "erase", label: "Erase them" },
          ]}
        />
        <Choices
          form={form}
          name="when"
          label="When"
          hint="Within seven days you can change your mind. Now is for whoever is afraid of being found: it is done at once, and nobody can bring it back."
          options={[
            { value: "later", label: "In seven days" },
            { value: "now", label: "Now, and for good" },
          ]}
        />
        <p>
          <button className="button" type="submit" name="act" value="leave">
            Erase my account
          </button>
        </p>
      </Form>
    </section>
  );
}

function SinglePosts({ leaving: { posts, olderPath } }: { leaving: LeavingView }) {
  return (
    <section className="stack" aria-labelledby="posts">
      <h2 id="posts">Single posts</h2>
      <p>
        A post that you mark goes the other way round: it is erased where the others stay, and stays where the
        others are erased.
      </p>
      <Form className="stack" method="post">
        <ul className="record">
          {posts.map((post) => (
            <SinglePost key={post.id} post={post} />
          ))}
        </ul>
        <p className="row">
          <button className="button plain" type="submit" name="act" value="except">
            Remember these choices
          </button>
          {olderPath && (
            <Link className="button plain" to={olderPath} rel="next">
              Older posts
            </Link>
          )}
        </p>
      </Form>
    </section>
  );
}

function SinglePost({
  post: { id, path, where, excerpt, alias, createdAtMs, isException },
}: {
  post: LeavingPost;
}) {
  return (
    <li className="stack gap-1">
      <p>
        <Link to={path} dir="auto">
          {where}
        </Link>
      </p>
      <p className="break-words" dir="auto">
        {excerpt}
      </p>
      <p className="meta">
        {alias && <span>as {alias}</span>}
        <When atMs={createdAtMs} />
      </p>
      <input type="hidden" name="shown" value={id} />
      <div className="check">
        {" "}
        <label className="choice">
          <input type="checkbox" name="other" value={id} defaultChecked={isException} />
          <span>
            The other way round<span className="visually-hidden">: {where}</span>
          </span>
        </label>
      </div>
    </li>
  );
}

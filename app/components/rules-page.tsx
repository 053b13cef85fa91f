import { Form, Link } from "@remix-run/react";
import { emptyForm } from "#app/domain/form-views.ts";
import type { RulesView } from "#app/domain/rules-views.ts";
import { TextArea } from "./field.tsx";
import { Stretches } from "./stretches.tsx";
import { countOf } from "./time-words.ts";
import { useFocusOn } from "./use-focus-on.ts";
import { When } from "./when.tsx";

/** The lists and thresholds that screening goes by, with a way to see first what a change would do. */
export function RulesPage({ rules }: { rules: RulesView }) {
  const form = emptyForm({ source: rules.source, text: rules.text });
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation">Back to the queue</Link>
        </p>
        <h1>Rules of screening</h1>
        <p>
          One rule a line. What danger, cruelty, names and advertisements look like is part of the forum
          itself; here stand the words, addresses and limits that you add.
        </p>
      </header>
      <Problem rules={rules} />
      <Form className="stack gap-5" method="post" key={rules.version}>
        <input type="hidden" name="version" value={rules.version} />
        <TextArea form={form} name="source" label="The rules" hint={<Syntax />} rows={16} />
        <div className="row">
          <button className="button" type="submit" name="act" value="keep">
            Keep these rules
          </button>
          <button className="button plain" type="submit" name="act" value="caught">
            What would the new lines have caught?
          </button>
        </div>
        {rules.caught && <Caught caught={rules.caught} />}
        <TextArea form={form} name="text" label="Try them on a text" hint="Nothing of it is kept." />
        <p>
          <button className="button plain" type="submit" name="act" value="try">
            Try
          </button>
        </p>
        {rules.tried && <Tried tried={rules.tried} />}
      </Form>
    </div>
  );
}

function Problem({ rules }: { rules: RulesView }) {
  const { problem, bad } = rules;
  const box = useFocusOn(rules);
  if (problem === null) return null;
  return (
    <div className="notice problem stack gap-2" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{problem}</strong>
      </p>
      {bad.length > 0 && (
        <ul>
          {bad.map(({ line, message }) => (
            <li key={line}>
              Line {line}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const Syntax = () => (
  <>
    <code>hold: some words</code>, <code>ask: …</code> or <code>flag: …</code>; a star stands for any letters.
    The same for addresses: <code>hold site: example.com</code>. <code>reserved: words</code> are said by the
    forum alone. Limits: <code>newcomer: flag</code> or <code>hold</code>, <code>links: 5</code>,{" "}
    <code>burst: 5</code>, <code>words: 6000</code>. A line that begins with <code>#</code> is a remark.
  </>
);

const VERDICTS = {
  publish: "It would be published.",
  flag: "It would be published, and a moderator would look at it.",
  ask: "It would be given back with a question.",
  hold: "It would wait for a moderator.",
  refuse: "It would be given back.",
} as const;

const DANGERS = {
  none: null,
  thoughts: "Its author would see the care panel, and it would stand in the lane for danger.",
  now: "Its author would see the care panel, and it would stand first in the queue.",
} as const;

function Tried({ tried }: { tried: NonNullable<RulesView["tried"]> }) {
  return (
    <section className="notice plain stack gap-2" role="status" aria-label="What the rules say">
      <p>
        <strong>{VERDICTS[tried.verdict]}</strong> {DANGERS[tried.danger]}
      </p>
      <ul>
        {tried.messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <p className="plain-lines" dir="auto">
        <Stretches of={tried.stretches} />
      </p>
    </section>
  );
}

function Caught({ caught }: { caught: NonNullable<RulesView["caught"]> }) {
  return (
    <section className="notice plain stack gap-2" role="status" aria-label="What they would have caught">
      <p>
        {caught.lines === 0
          ? "There is no new line of words or addresses yet."
          : `${countOf(caught.lines, "new line", "new lines")} would have caught ${countOf(caught.caught, "post", "posts")} of the ${caught.lookedThrough} that were looked through, from the last thirty days.`}
      </p>
      <ul className="record">
        {caught.posts.map(({ path, excerpt, atMs }) => (
          <li className="stack gap-1" key={path}>
            <p className="excerpt" dir="auto">
              {excerpt}
            </p>
            <p className="meta">
              <Link to={path}>See it in its place</Link>
              <When atMs={atMs} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

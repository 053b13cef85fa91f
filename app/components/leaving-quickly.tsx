import { Form } from "@remix-run/react";

/** What “Leave this page” does and what it cannot do, and what the tab says meanwhile. */
export function LeavingQuickly({ isTabPlain }: { isTabPlain: boolean }) {
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>Leaving quickly</h1>
      <section className="stack gap-3">
        <h2>What it does</h2>
        <p>
          “Leave this page” stands at the top of every page. It takes you to another, everyday site. On a
          keyboard you can press Shift three times within five seconds instead.
        </p>
        <ul>
          <li>You are signed out, on this device.</li>
          <li>A text that you have not posted and wrote without being signed in is deleted.</li>
          <li>Other tabs with this forum are closed off, too, where your browser runs scripts.</li>
          <li>For ten minutes, Back shows a page that says only that it is closed.</li>
        </ul>
        <p>
          Your drafts as a member stay in your account. Whoever uses this device next has to sign in as you to
          see them.
        </p>
      </section>
      <section className="stack gap-3">
        <h2>What it cannot do</h2>
        <p>
          It does not erase your browser’s history. Somebody who looks there can see that you were here. A
          private window of your browser keeps no history once you close it. You can also delete single pages
          from the history.
        </p>
        <p>
          If somebody checks your phone or computer with a program, they may see what you do here even so. A
          device that they cannot reach, such as one in a library, is safer.
        </p>
      </section>
      <section className="stack gap-3" id="tab">
        <h2>What the tab says</h2>
        <p>
          The tab of your browser shows the title of each page. You can let it say “Notes” in its place, with
          a plain icon. This holds on this device, and the titles in its history are “Notes” from then on.
        </p>
        <Form method="post" className="theme-choice" preventScrollReset>
          <fieldset>
            <legend className="visually-hidden">What the tab says</legend>
            <button className="chip" type="submit" name="tab" value="title" aria-pressed={!isTabPlain}>
              The page’s title
            </button>
            <button className="chip" type="submit" name="tab" value="plain" aria-pressed={isTabPlain}>
              “Notes”
            </button>
          </fieldset>
        </Form>
      </section>
    </div>
  );
}

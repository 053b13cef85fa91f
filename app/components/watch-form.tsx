import { Form } from "@remix-run/react";

/** Whether its reader is told of new replies in this thread, and the way to change that. `back` is the page it stands on. */
export function WatchForm({
  threadId,
  watching,
  back,
}: {
  threadId: string;
  watching: boolean;
  back: string;
}) {
  return (
    <Form className="row watch" method="post" action={`/following/${threadId}`} preventScrollReset>
      <input type="hidden" name="act" value={watching ? "unwatch" : "watch"} />
      <input type="hidden" name="back" value={back} />
      <span className="meta">
        {watching ? "You are told of new replies here." : "You are not told of new replies here."}
      </span>
      <button className="link-quiet" type="submit">
        {watching ? "Stop watching" : "Watch this thread"}
      </button>
    </Form>
  );
}

import { useEffect, useState } from "react";

/** How long to wait before a stream that was refused is asked for again, in milliseconds: longer each time, then no more. */
const WAITS_MS = [30_000, 60_000, 120_000, 300_000, 600_000];

/**
 * How many replies are new in this thread after a position, as the server says while the page is open: 0 until it does.
 * Only a tab that is in view listens, since a browser has six connections to one forum for all its tabs. After a break
 * the browser connects again by itself; where it is refused, this tries later and later, and gives up in the end.
 */
export function useNewReplies(threadId: string, after: number): number {
  const [said, setSaid] = useState({ after, count: 0 });

  useEffect(() => {
    let source: EventSource | null = null;
    let refused = 0;
    let waiting: ReturnType<typeof setTimeout> | undefined;

    const close = () => {
      clearTimeout(waiting);
      source?.close();
      source = null;
    };
    const open = () => {
      if (source !== null || document.hidden) return;
      source = new EventSource(`/following/${threadId}/events?after=${after}`);
      source.addEventListener("open", () => {
        refused = 0;
      });
      source.addEventListener("replies", ({ data }) =>
        setSaid({ after, count: Number(JSON.parse(data).count) }),
      );
      source.addEventListener("end", close);
      source.addEventListener("error", () => {
        if (source?.readyState !== EventSource.CLOSED) return; // The browser is connecting again.
        close();
        const wait = WAITS_MS[refused++];
        if (wait !== undefined) waiting = setTimeout(open, wait);
      });
    };
    const onVisibility = () => (document.hidden ? close() : open());

    open();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      close();
    };
  }, [threadId, after]);

  return said.after === after ? said.count : 0;
}

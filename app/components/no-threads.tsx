import { Link } from "@remix-run/react";
import { isFiltered } from "#app/domain/thread-filter.ts";
import type { ThreadListView } from "#app/domain/thread-views.ts";

/** Invites once where a list of threads is empty, unless it is its reader who emptied it. */
export function NoThreads({ list }: { list: ThreadListView }) {
  const { filter } = list;
  if (list.emptyByChoice || list.olderPath !== null) return <AllHidden olderPath={list.olderPath} />;
  const { ending, ...rest } = filter;
  const isNarrow = isFiltered({ ...rest, ending: null });
  const words = isNarrow ? NARROW : ending === null ? FIRST : FIRST_OF_ENDING;
  return (
    <div className="empty stack">
      <p>{words}</p>
      <p>
        <Link className="button" to={ending === null ? "/threads/new" : `/threads/new?ending=${ending}`}>
          Share your experience
        </Link>
      </p>
    </div>
  );
}

/** Where the reader's own choices have left nothing of a page. */
export function AllHidden({ olderPath }: { olderPath: string | null }) {
  return (
    <div className="empty stack">
      <p>
        Nothing here that you have not hidden. What you hide is listed under{" "}
        <Link to="/settings/hiding">What you hide</Link>.
      </p>
      {olderPath && (
        <p>
          <Link className="button plain" to={olderPath} rel="next">
            Older threads
          </Link>
        </p>
      )}
    </div>
  );
}

const FIRST =
  "Nobody has written here yet. Your experience could be the first, and someone may be looking for it.";
const FIRST_OF_ENDING =
  "Nobody has written about this kind of ending yet. If it was like this for you, you could be the first.";
const NARROW = "Nothing here fits all of that. With fewer filters you may find somebody close to it.";

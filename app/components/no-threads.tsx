import { Link } from "@remix-run/react";
import { isFiltered, type ThreadFilter } from "#app/domain/thread-filter.ts";

/** Invites once where a list of threads is empty. */
export function NoThreads({ filter }: { filter: ThreadFilter }) {
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

const FIRST =
  "Nobody has written here yet. Your experience could be the first, and someone may be looking for it.";
const FIRST_OF_ENDING =
  "Nobody has written about this kind of ending yet. If it was like this for you, you could be the first.";
const NARROW = "Nothing here fits all of that. With fewer filters you may find somebody close to it.";

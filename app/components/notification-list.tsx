import { Form, Link } from "@remix-run/react";
import type { LetterView } from "#app/domain/decision-views.ts";
import { formatPlaces, type NewsView, type NotificationsView } from "#app/domain/following-views.ts";
import { AuthorName } from "./author.tsx";
import { LetterList } from "./letter-list.tsx";
import { countOf } from "./time-words.ts";
import { useNow, When } from "./when.tsx";

type NotificationListProps = NotificationsView & { letters: LetterView[] };

/** What the moderators have told the reader, and what is new in the threads that they watch, one entry a thread. */
export function NotificationList({ news, more, letters }: NotificationListProps) {
  const shownAtMs = useNow();
  const unread = letters.some((letter) => letter.unread);
  return (
    <div className="wrap stack gap-5">
      <header className="stack">
        <h1>Notifications</h1>
        <p>
          What is new in the threads that you watch. You are told here and nowhere else.{" "}
          <Link to="/settings/following">Quiet hours, feed and more</Link>
        </p>
      </header>
      {letters.length > 0 && (
        <section className="stack" aria-labelledby="letters">
          <h2 id="letters">Letters to you</h2>
          <LetterList letters={letters} />
          {unread && (
            <Form method="post" action="/notifications" preventScrollReset>
              <input type="hidden" name="lettersUntil" value={shownAtMs ?? 0} />
              <button className="button plain" type="submit">
                I have read these
              </button>
            </Form>
          )}
        </section>
      )}
      {letters.length > 0 && <h2>In your threads</h2>}
      {news.length === 0 ? (
        <p className="empty">Nothing new. Threads that you write in or choose to watch will show up here.</p>
      ) : (
        <>
          <ul className="thread-list">
            {news.map((entry) => (
              <li key={entry.threadId} className="stack gap-2">
                <News entry={entry} />
              </li>
            ))}
          </ul>
          {more && <p className="meta">There is more. It comes up as you read these.</p>}
          <MarkRead news={news} label="Mark all as read" />
        </>
      )}
    </div>
  );
}

function News({ entry }: { entry: NewsView }) {
  const replies = countOf(entry.count, "new reply", "new replies");
  const words = entry.more ? `More than ${replies}` : replies;
  return (
    <>
      <h2 className="plain-title news-title">
        <Link to={entry.path}>
          {entry.mentions === entry.count ? "You are mentioned" : words} in <bdi>{entry.where}</bdi>
        </Link>
      </h2>
      <div className="meta">
        {entry.names.length > 0 && (
          <span>
            {entry.names.map((name, at) => (
              <span key={`${name.anonymous} ${name.name}`}>
                {at > 0 && ", "}
                <AuthorName name={name.name} />
              </span>
            ))}
            {entry.others && " and others"}
          </span>
        )}
        {entry.quotes > 0 && (
          <span>{entry.quotes === 1 ? "one quotes you" : `${entry.quotes} quote you`}</span>
        )}
        {entry.mentions > 0 && entry.mentions < entry.count && (
          <span>{entry.mentions === 1 ? "one mentions you" : `${entry.mentions} mention you`}</span>
        )}
        <When atMs={entry.newestAtMs} />
        <MarkRead news={[entry]} label="Mark as read" about={entry.where} />
      </div>
    </>
  );
}

/** The form knows up to where its reader was shown what is new: what has come since stays new. */
function MarkRead({ news, label, about }: { news: readonly NewsView[]; label: string; about?: string }) {
  return (
    <Form method="post" action="/notifications" preventScrollReset>
      <input type="hidden" name="places" value={formatPlaces(news)} />
      <button className={about === undefined ? "button plain" : "link-quiet"} type="submit">
        {label}
        {about !== undefined && <span className="visually-hidden">: {about}</span>}
      </button>
    </Form>
  );
}

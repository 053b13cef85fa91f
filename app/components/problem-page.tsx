import { Link } from "@remix-run/react";
import { Chairs } from "./marks.tsx";

type Words = { title: string; happened: string; next: string };

/** What happened, and what one can do. None of them is the reader's fault, and none says so. */
const PROBLEMS: Record<number, Words> = {
  400: {
    title: "That did not arrive in one piece",
    happened: "Something in the address or the form could not be read.",
    next: "Please go back and try once more. What you typed should still be there.",
  },
  403: {
    title: "That is not possible from here",
    happened: "The forum did not do what this page asked for. You may be signed out by now.",
    next: "Please sign in and try again.",
  },
  404: {
    title: "There is nothing here",
    happened: "The page may have moved, or what stood here may be gone.",
    next: "The threads and the article are still where they were.",
  },
  413: {
    title: "That is more than the forum can take at once",
    happened: "What was sent is larger than the forum accepts, so nothing was stored.",
    next: "Please go back, keep a copy of your text, and send it in two parts.",
  },
  429: {
    title: "A little too fast",
    happened: "Many requests came from this connection in a short time, so the forum has slowed down.",
    next: "Please wait a minute and try again. If you were writing, go back: your text should still be there.",
  },
  500: {
    title: "Something broke on our side",
    happened: "The forum ran into a fault. It was recorded for whoever looks after the forum.",
    next: "Please try again in a few minutes. If you were writing, go back: your text should still be there.",
  },
  503: {
    title: "The forum is resting for a moment",
    happened: "It is being started again, or is busy.",
    next: "Please try again in a minute or two.",
  },
};

/** A calm page for something that did not work. `message` takes the place of the usual explanation and advice. */
export function ProblemPage({
  status,
  requestId,
  message,
}: {
  status: number;
  requestId?: string;
  message?: string;
}) {
  const words = wordsFor(status);
  return (
    <div className="wrap-narrow stack gap-5 problem-page">
      <Chairs />
      <h1>{words.title}</h1>
      <p>{message ?? words.happened}</p>
      {!message && <p>{words.next}</p>}
      {requestId && status >= 500 && (
        <p className="hint">
          If you tell whoever runs the forum about this, please mention <code>{requestId}</code>.
        </p>
      )}
      <p className="row">
        <Link className="button" to="/">
          To the threads
        </Link>
        {status === 403 && !message && (
          <Link className="button plain" to="/sign-in">
            Sign in
          </Link>
        )}
      </p>
      <p className="hint">
        If you need someone now, <Link to="/help-now">Help now</Link> lists helplines by country.
      </p>
    </div>
  );
}

const NOT_UNDERSTOOD = PROBLEMS[400] as Words;
const BROKEN = PROBLEMS[500] as Words;

const wordsFor = (status: number): Words => PROBLEMS[status] ?? (status < 500 ? NOT_UNDERSTOOD : BROKEN);

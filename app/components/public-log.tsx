import { Link } from "@remix-run/react";
import { RECORDED_ACTS } from "#app/domain/record.ts";
import type { PublicDay, PublicLine, RecordView } from "#app/domain/record-views.ts";
import { GuidelineLink } from "./guideline-link.tsx";
import { STATUS_WORDS } from "./status-words.ts";
import { dayWords } from "./time-words.ts";

/** What was done, day by day, the newest first. Who did it, to whom, why and at what time is not in it. */
export function PublicLog({ days, month, before }: Pick<RecordView, "days" | "month" | "before">) {
  return (
    <>
      {days.length === 0 && <p className="hint">Nothing stands in the record here.</p>}
      <div className="stack gap-5">
        {days.map((day) => (
          <Day key={day.day} {...day} />
        ))}
      </div>
      {before !== null && (
        <p>
          <Link
            className="button plain"
            to={`/record?${new URLSearchParams({ ...(month ? { month } : {}), before })}#log`}
          >
            Older
          </Link>
        </p>
      )}
    </>
  );
}

const Day = ({ day, lines }: PublicDay) => (
  <section className="stack gap-1" aria-labelledby={`day-${day}`}>
    <h3 id={`day-${day}`}>
      <time dateTime={day}>{dayWords(day)}</time>
    </h3>
    <ul className="record">
      {lines.map((line) => (
        <li key={JSON.stringify(line)}>
          <p>
            <strong>{RECORDED_ACTS[line.act]}</strong>: {subjectWords(line)}
          </p>
          <Details line={line} />
        </li>
      ))}
    </ul>
  </section>
);

function Details({ line: { guideline, from, to } }: { line: PublicLine }) {
  if (guideline === null && (from === null || to === null || from === to)) return null;
  return (
    <p className="meta">
      {from !== null && to !== null && from !== to && (
        <span>
          {stateWords(from)} → {stateWords(to)}
        </span>
      )}
      {guideline && <GuidelineLink guideline={guideline} />}
    </p>
  );
}

const SUBJECTS: Record<PublicLine["subject"], [one: string, many: string]> = {
  post: ["a post", "posts"],
  thread: ["a thread", "threads"],
  account: ["a member", "members"],
  rules: ["the rules", "times the rules"],
};

const subjectWords = ({ subject, count }: PublicLine): string =>
  count === 1 ? SUBJECTS[subject][0] : `${count} ${SUBJECTS[subject][1]}`;

const stateWords = (state: string): string =>
  state in STATUS_WORDS ? STATUS_WORDS[state as keyof typeof STATUS_WORDS] : `version ${state}`;

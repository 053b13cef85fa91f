import { Link } from "@remix-run/react";
import { sectionPlace, whatHelpedPath } from "#app/domain/paths.ts";
import type { HelpedView } from "#app/domain/post-list-views.ts";
import { PostList } from "./post-list.tsx";

/** Of each way to cope a few posts that helped somebody, and the way to more. */
export function WhatHelped({ ways }: { ways: readonly HelpedView[] }) {
  const isEmpty = ways.every(({ list }) => list.posts.length === 0);
  return (
    <div className="wrap stack gap-6">
      <header className="stack">
        <h1>What helped</h1>
        <p>
          Words from this forum that helped somebody, by the article’s ways to cope. The newest come first.
        </p>
        {isEmpty && (
          <p className="hint">
            Nothing is gathered here yet. When something that you read helps you, press “This helped me” under
            it, and others will find it here.
          </p>
        )}
      </header>
      {!isEmpty && ways.map((helped) => <OneOfTheWays key={helped.path} helped={helped} />)}
    </div>
  );
}

function OneOfTheWays({ helped }: { helped: HelpedView }) {
  const { list, path } = helped;
  if (helped.way === null && list.posts.length === 0) return null;
  return (
    <section className="stack">
      <h2>{titleOf(helped)}</h2>
      <InTheArticle helped={helped} />
      {list.posts.length === 0 && <p className="hint">Nothing is gathered here yet.</p>}
      <PostList list={{ posts: list.posts, olderPath: null }} />
      {list.olderPath && (
        <p>
          <Link to={path}>
            More<span className="visually-hidden">: {titleOf(helped)}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

/** All posts that helped somebody in one way, page by page. */
export function HelpedInOneWay({ helped }: { helped: HelpedView }) {
  return (
    <div className="wrap stack gap-5">
      <nav className="meta" aria-label="Where you are">
        <Link to={whatHelpedPath(null)}>What helped</Link>
      </nav>
      <header className="stack">
        <h1>{titleOf(helped)}</h1>
        <p>Words from this forum that helped somebody. The newest come first.</p>
        <InTheArticle helped={helped} />
      </header>
      {helped.list.posts.length === 0 && <p className="hint">Nothing is gathered here yet.</p>}
      <PostList list={helped.list} />
    </div>
  );
}

function InTheArticle({ helped: { section } }: { helped: HelpedView }) {
  if (section === null) return null;
  return (
    <p className="meta">
      <Link to={sectionPlace("/article", section.anchor)}>
        What the article says<span className="visually-hidden">: {section.title}</span>
      </Link>
    </p>
  );
}

const titleOf = ({ way }: HelpedView): string => way?.title ?? "In another way";

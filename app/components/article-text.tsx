import { Link } from "@remix-run/react";
import type { ArticlePageView, SectionTalk } from "#app/domain/article-views.ts";
import { commentAboutPath, postsAboutPath, whatHelpedPath } from "#app/domain/paths.ts";
import { postsAboutWords, SECTION_COUNT_MAX } from "#app/domain/section.ts";
import { Prose } from "./prose.tsx";

/** The article, and under each of its sections what others wrote about it and the way to write, too. */
export function ArticleText({ article }: { article: ArticlePageView }) {
  return (
    <div className="article-text">
      {article.sections.map(({ id, html, talk }) => (
        <Section key={id} html={html} talk={talk} />
      ))}
      {article.postsAboutWhole > 0 && (
        <p className="section-talk meta">
          <Link to={postsAboutPath(null)}>{wholeWords(article.postsAboutWhole)}</Link>
        </p>
      )}
    </div>
  );
}

function Section({ html, talk }: { html: string; talk: SectionTalk | null }) {
  return (
    <>
      <Prose html={html} />
      {talk && <Talk {...talk} />}
    </>
  );
}

/** The names say which section, for those who go from link to link. */
function Talk({ anchor, title, posts, isWay }: SectionTalk) {
  const about = <span className="visually-hidden">: {title}</span>;
  const words = postsAboutWords(posts);
  return (
    <p className="section-talk meta">
      {words !== null && (
        <Link to={postsAboutPath(anchor)}>
          {words}
          {about}
        </Link>
      )}
      <Link to={commentAboutPath(anchor)}>Write about this{about}</Link>
      {isWay && <Link to={whatHelpedPath(anchor)}>What helped others{about}</Link>}
    </p>
  );
}

function wholeWords(posts: number): string {
  if (posts === 1) return "One post about the article as a whole";
  const count = posts > SECTION_COUNT_MAX ? `More than ${SECTION_COUNT_MAX}` : posts;
  return `${count} posts about the article as a whole`;
}

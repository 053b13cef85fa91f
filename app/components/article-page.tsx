import { Link } from "@remix-run/react";
import type { ArticlePageView } from "#app/domain/article-views.ts";
import type { DraftBox } from "#app/domain/draft-views.ts";
import type { VisitView } from "#app/domain/following-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { quotePath } from "#app/domain/paths.ts";
import { ArticleText } from "./article-text.tsx";
import { ReplyForm } from "./compose.tsx";
import { ContentsList } from "./contents-list.tsx";
import { Notice } from "./notice.tsx";
import { Replies } from "./replies.tsx";
import { ReplyBoxClosed } from "./reply-box-closed.tsx";
import { FirstNewLink, useFirstNew } from "./since-divider.tsx";

/** The article, and where others end with "let us know", the conversation. */
type ArticlePageProps = {
  article: ArticlePageView;
  visit: VisitView | null;
  form: FormState | null;
  draft: DraftBox;
};

export function ArticlePage({ article, visit, form, draft }: ArticlePageProps) {
  const { comments } = article;
  const firstNew = useFirstNew(visit, `${comments.id}.${comments.page}`);
  return (
    <article className="wrap-wide article-page">
      <header className="stack gap-2">
        <p className="eyebrow">{article.minutes} minutes to read</p>
        <h1>{article.title}</h1>
        {article.canEdit && (
          <p className="row">
            <Link to={`/articles/${article.slug}/edit`}>Edit the article</Link>
            <Link to={`/articles/${article.slug}/history`}>Its history</Link>
          </p>
        )}
      </header>
      <ContentsList headings={article.headings} extra={{ id: "comments", text: "Comments" }} />
      <ArticleText article={article} />
      <section className="stack gap-5 comments" id="comments" aria-labelledby="comments-heading">
        <hr />
        <h2 id="comments-heading">What is it like for you?</h2>
        {comments.reply.open ? (
          <ReplyForm
            thread={comments}
            reply={comments.reply}
            form={form}
            draft={draft}
            label="Your comment"
            guestHint={WRITE_FIRST}
            submit="Post comment"
            about={article.about}
            unquotePath={quotePath(article.path, "none")}
          />
        ) : (
          <ReplyBoxClosed message={comments.reply.message} lock={comments} form={form} />
        )}
        {comments.replyCount === 0 && comments.posts.length === 0 && (
          <Notice kind="plain">
            <p>Nobody has written here yet. Yours can be the first words, and they can be few.</p>
          </Notice>
        )}
        {firstNew && <FirstNewLink path={firstNew.path} />}
        <Replies
          page={comments}
          visit={visit}
          firstNew={firstNew}
          replyPath={article.path}
          anchor="comments"
        />
      </section>
    </article>
  );
}

const WRITE_FIRST = "You can write first and choose a name afterwards. No email is needed.";

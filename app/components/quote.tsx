import { Link } from "@remix-run/react";
import { postLink } from "#app/domain/paths.ts";
import type { QuoteView } from "#app/domain/post-views.ts";
import { AuthorName, nameOf } from "./author.tsx";
import { ContentNoteLine } from "./content-notes.tsx";
import { FoldWords } from "./folded.tsx";

/** What a post answers: whose words, and the way to them. What its reader has hidden is a line, and the way to it. */
export function Quote({ quote }: { quote: QuoteView }) {
  if (quote.fold !== null) {
    return (
      <p className="quote">
        A quote, folded. <FoldWords fold={quote.fold} name={null} />{" "}
        <Link to={postLink(quote.postId)}>To the post</Link>
      </p>
    );
  }
  return (
    <figure className="quote">
      <figcaption>
        <Link to={postLink(quote.postId)}>
          <AuthorName name={nameOf(quote.author)} /> wrote
        </Link>
      </figcaption>
      <blockquote>
        {quote.notes.length > 0 ? (
          <p>
            <ContentNoteLine notes={quote.notes} />
          </p>
        ) : (
          <p dir="auto">{quote.excerpt}</p>
        )}
      </blockquote>
    </figure>
  );
}

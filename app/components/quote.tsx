import { Link } from "@remix-run/react";
import type { QuoteView } from "#app/domain/views.ts";
import { AuthorName } from "./author.tsx";
import { postPath } from "./post-links.ts";

/** What a post answers: whose words, and the way to them. */
export function Quote({ quote }: { quote: QuoteView }) {
  return (
    <figure className="quote">
      <figcaption>
        <Link to={postPath(quote.postId)}>
          <AuthorName name={quote.author} /> wrote
        </Link>
      </figcaption>
      <blockquote>
        <p dir="auto">{quote.excerpt}</p>
      </blockquote>
    </figure>
  );
}

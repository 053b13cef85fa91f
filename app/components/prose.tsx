/**
 * Text that somebody wrote, as HTML. The only place that puts HTML into a page: `html` must come out of
 * `render/markdown.ts`, which cleans it.
 */
export function Prose({ html, className }: { html: string; className?: string }) {
  return (
    <div
      className={className ? `prose ${className}` : "prose"}
      dir="auto"
      dangerouslySetInnerHTML={{ __html: withKeyboardScrolling(html) }}
    />
  );
}

/**
 * Code and tables may be wider than the page. Each scrolls inside itself, and so that the keyboard can scroll it
 * too, it can be focused. The cleaned HTML writes these tags without attributes and escapes them in texts.
 */
function withKeyboardScrolling(html: string): string {
  return html
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replaceAll("<table>", '<div class="scroll" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
}

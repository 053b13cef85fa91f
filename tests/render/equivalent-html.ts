/**
 * HTML in one spelling, so that two ways of writing the same page compare equal: `<br>` and `<br />`, `&quot;`
 * and `"`, and the white space around blocks and line breaks, which no reader sees.
 */
import { Parser } from "htmlparser2";

const BLOCKS = /^(?:p|br|h[1-6]|hr|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|div|section)$/;

export function inOneSpelling(html: string): string {
  const parts: string[] = [];
  let pre = 0;
  let text = "";
  const flush = () => {
    if (text) parts.push(JSON.stringify(pre > 0 ? text : text.replace(/\s+/g, " ")));
    text = "";
  };
  /** A block swallows the white space before and after its tags. */
  const edge = (name: string) => {
    if (pre === 0 && BLOCKS.test(name)) text = text.trimEnd();
    flush();
  };
  let afterBlock = true;
  const parser = new Parser({
    onopentag(name, attributes) {
      edge(name);
      if (name === "pre") pre += 1;
      parts.push(`<${name} ${JSON.stringify(Object.entries(attributes).sort())}>`);
      afterBlock = BLOCKS.test(name);
    },
    ontext(data) {
      text += afterBlock && pre === 0 ? data.trimStart() : data;
      if (data.trim() !== "" || pre > 0) afterBlock = false;
    },
    onclosetag(name) {
      edge(name);
      if (name === "pre") pre -= 1;
      parts.push(`</${name}>`);
      afterBlock = BLOCKS.test(name);
    },
    oncomment(data) {
      edge("hr");
      parts.push(`<!--${data}-->`);
    },
    onprocessinginstruction(_name, data) {
      edge("hr");
      parts.push(`<${data}>`);
    },
  });
  parser.end(html);
  flush();
  return parts.join("");
}

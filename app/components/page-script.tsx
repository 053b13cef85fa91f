import { useEffect } from "react";

/**
 * A script of app/browser that works beside the framework or without it. A page that is loaded brings it along; one that
 * another script has drawn fetches it, once: when it runs, it sets `mark` on the document. A file of this forum needs no
 * nonce, and without one a guest's page is the same for every guest.
 */
export function PageScript({ src, mark }: { src: string; mark: string }) {
  useEffect(() => {
    if (document.documentElement.dataset[mark] !== undefined) return;
    const script = document.createElement("script");
    Object.assign(script, { type: "module", src });
    document.head.append(script);
  }, [src, mark]);
  return <script type="module" src={src} />;
}

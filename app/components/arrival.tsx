import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * What a browser does when it loads a page, and does not when a script draws the next one: it leads the keyboard and
 * the screen reader to where the address points (`#post-…`, else the page's beginning), and marks the place. `:target`
 * still points to the last page that was loaded, so the styles look at these two attributes instead.
 */
export function Arrival() {
  const { pathname, hash, key } = useLocation();
  const seen = useRef({ pathname, key });
  useEffect(() => {
    const isNewPage = seen.current.pathname !== pathname;
    if (seen.current.key === key) return;
    seen.current = { pathname, key };
    document.documentElement.dataset.navigated = "";
    document.querySelector("[data-arrived]")?.removeAttribute("data-arrived");
    const main = document.getElementById("main");
    const target = hash === "" ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
    target?.setAttribute("data-arrived", "");
    target?.focus({ preventScroll: true });
    const focused = document.activeElement;
    // A form's errors have taken the focus by now; a place in this same page that took none leaves it where it was.
    if (focused === document.body || (isNewPage && !main?.contains(focused)))
      main?.focus({ preventScroll: true });
  }, [pathname, hash, key]);
  return null;
}

import type { ReactNode } from "react";

export type NoticeProps = { kind: "plain" | "care" | "problem"; title?: string; children: ReactNode };

/** A few sentences that stand out. `care` is for someone who may be in danger; `problem` for what went wrong. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <section className={`notice ${kind} stack gap-2`} aria-label={title}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** What somebody wrote and the forum could not store or place just now, for them to keep. `isDraft`: it is kept here, too. */
export function KeptText({ text, isDraft = false }: { text: string; isDraft?: boolean }) {
  return (
    <section className="wrap-narrow stack gap-2">
      <div className="field">
        <label htmlFor="kept-text">What you wrote</label>
        <p className="hint" id="kept-text-hint">
          {isDraft
            ? "It stays in your drafts. You can copy it from here."
            : "It is not stored yet. Please copy it, so that it stays with you."}
        </p>
        <textarea
          id="kept-text"
          aria-describedby="kept-text-hint"
          dir="auto"
          rows={12}
          readOnly
          value={text}
        />
      </div>
    </section>
  );
}

/** What somebody wrote and the forum could not store or place just now, for them to keep. */
export function KeptText({ text }: { text: string }) {
  return (
    <section className="wrap-narrow stack gap-2">
      <div className="field">
        <label htmlFor="kept-text">What you wrote</label>
        <p className="hint" id="kept-text-hint">
          It is not stored yet. Please copy it, so that it stays with you.
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

/** One short word of care beside a form, where the whole panel has no room. It opens beside the form: nothing that was typed is left. */
export function CareLine() {
  return (
    <p className="notice care">
      If part of this is about not wanting to live, or about hurting yourself, you can say it here.{" "}
      <a href="/help-now" target="_blank" rel="noopener">
        Help now
      </a>{" "}
      has people who answer at once, by country.
    </p>
  );
}

/** The two chairs of a therapist's room, one of them fading. Used small beside the name of the forum. */
export function WordmarkIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M5 20v-7a3 3 0 0 1 3-3h3M5 16h7v4M8 10V5" />
      <path d="M19 20v-7a3 3 0 0 0-3-3M19 16h-4v4M16 10V5" opacity=".5" />
    </svg>
  );
}

/** The same two chairs with room around them: one to sit in, one remembered, and a plant that goes on. */
export function Chairs() {
  return (
    <svg
      className="chairs"
      viewBox="0 0 160 96"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M8 88h144" opacity=".35" />
      <path d="M26 88V62h30v26M26 66V34a10 10 0 0 1 10-10h10a10 10 0 0 1 10 10v32M22 62h38" />
      <path
        d="M104 88V62h30v26M104 66V34a10 10 0 0 1 10-10h10a10 10 0 0 1 10 10v32M100 62h38"
        opacity=".55"
        strokeDasharray="1 6"
      />
      <path
        d="M80 88V70M74 88h12M80 74c-6 0-8-4-8-9 6 0 8 4 8 9zM80 70c0-6 3-9 9-9 0 6-3 9-9 9z"
        opacity=".75"
      />
    </svg>
  );
}

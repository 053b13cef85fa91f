import type { Directory } from "#app/domain/helplines.ts";

/** Sites that list helplines of many countries. */
export function DirectoryList({ directories }: { directories: readonly Directory[] }) {
  return (
    <ul>
      {directories.map(({ name, url }) => (
        <li key={url}>
          <a href={url} rel="noopener noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ListPagesProps {
  /** The page of the dashboard that the list is on. */
  readonly path: string;
  /** What was searched for; `""`: nothing. */
  readonly query: string;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
}

/** The ways to the list's other pages, where it has more than one. */
export function ListPages({ path, query, page, pageCount }: ListPagesProps) {
  if (pageCount <= 1) return null;
  const href = (wanted: number) =>
    `${path}?${new URLSearchParams({ ...(query && { q: query }), page: String(wanted) })}`;
  return (
    <nav aria-label="Pages of the list" class="actions">
      {page > 1 && (
        <a class="button" rel="prev" href={href(page - 1)}>
          Previous
        </a>
      )}
      {page < pageCount && (
        <a class="button" rel="next" href={href(page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}

interface ListSearchProps extends ListPagesProps {
  /** `an account`, `a feed`. */
  readonly what: string;
  readonly placeholder: string;
  /** All that match. */
  readonly count: number;
  /** `account`, `feed`. */
  readonly noun: string;
}

/** Finds one of many by a part of its name. */
export function ListSearch(props: ListSearchProps) {
  const { path, query, page, pageCount, what, placeholder, count, noun } = props;
  return (
    <>
      <search>
        <form method="get" action={path} class="list-search">
          <label for="list-query">Find {what}</label>
          <input
            id="list-query"
            name="q"
            type="search"
            value={query}
            maxlength={LONGEST_QUERY}
            autocomplete="off"
            placeholder={placeholder}
          />
          <button type="submit">Find</button>
        </form>
      </search>
      <p class="soft" role="status">
        {count === 1 ? `1 ${noun}` : `${count} ${noun}s`}
        {query && ` with “${query}”`}
        {pageCount > 1 && `, page ${page} of ${pageCount}`}
      </p>
    </>
  );
}

export const LONGEST_QUERY = 100;

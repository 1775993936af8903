/** Instead of the dashboard, where its database cannot be opened. */
export function DamagedPage() {
  return (
    <section class="card">
      <h1>The database is damaged</h1>
      <p>
        The database file cannot be opened, so there is no dashboard and nothing new comes from
        Instagram. Visitors of your sites still see the posts as they last were.
      </p>
      <p>To mend it, put your newest backup in its place, on the server:</p>
      <p>
        <code>npx windowbox restore FILE</code>
      </p>
      <p class="hint">
        This server may run meanwhile: it goes on by itself as soon as the backup is there. Look at
        the disk, too: a file does not break by itself.
      </p>
    </section>
  );
}

/** Instead of the dashboard, where the disk has no room left to open its database. */
export function FullDiskPage() {
  return (
    <section class="card">
      <h1>The disk is full</h1>
      <p>
        The server’s disk has no room left, so there is no dashboard and nothing new comes from
        Instagram. Visitors of your sites still see the posts as they last were.
      </p>
      <p>Free some space on it: this server goes on by itself as soon as there is room.</p>
    </section>
  );
}

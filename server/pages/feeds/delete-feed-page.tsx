import { PasswordField } from "../components/password-field.tsx";
import { feedPath } from "./feed-paths.ts";
import { type Sighting, SightingList } from "./sighting-list.tsx";

interface DeleteFeedPageProps {
  readonly feedId: string;
  readonly name: string;
  /** The sites that showed it, the latest first. */
  readonly seenOn: readonly Sighting[];
  readonly problem?: string | undefined;
}

export function DeleteFeedPage({ feedId, name, seenOn, problem }: DeleteFeedPageProps) {
  return (
    <section class="card question">
      <h1>Delete the feed “{name}”?</h1>
      <p>
        Its look, its rules and what you chose for its posts go with it. The accounts stay, and so
        do their posts in other feeds.
      </p>
      {seenOn.length > 0 ? (
        <>
          <p>
            <strong>Sites that show it will show nothing there.</strong> It was last seen on:
          </p>
          <SightingList sightings={seenOn} />
        </>
      ) : (
        <p>Which sites show it is not known: where it still is, visitors will see nothing.</p>
      )}
      <form method="post">
        <PasswordField problem={problem} />
        <p class="actions">
          <button type="submit" class="danger-solid">
            Delete the feed
          </button>
          <a class="button" href={feedPath(feedId, "posts")}>
            Keep it
          </a>
        </p>
      </form>
    </section>
  );
}

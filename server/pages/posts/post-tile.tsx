import { postPath } from "../feeds/feed-paths.ts";
import type { TileView } from "./wall-view.ts";

interface PostTileProps {
  readonly feedId: string;
  readonly tile: TileView;
}

/** One post and what can be done about it. Its buttons belong to the wall's form: one press does it. */
export function PostTile({ feedId, tile }: PostTileProps) {
  const { id, picture, name, why, isShown, isHidden, isPinned, isDescribed, isCaptioned, link } =
    tile;
  const path = postPath(feedId, id);
  return (
    <li id={`p${id}`} class={isShown ? "post" : "post off"}>
      <div class="post-parts">
        <label>
          <input type="checkbox" name="post" value={id} aria-label={`Tick ${name}`} />
          {picture ? (
            <img
              src={`/admin/media/${picture}`}
              alt=""
              width="200"
              height="200"
              loading="lazy"
              decoding="async"
            />
          ) : (
            <span class="no-picture" />
          )}
        </label>
        <p>{why}</p>
        <div>
          <button type="submit" name="do" value={`${isHidden ? "show" : "hide"} ${id}`}>
            {isHidden ? "Show" : "Hide"}
            <Hidden text={name} />
          </button>
          <button type="submit" name="do" value={`${isPinned ? "unpin" : "pin"} ${id}`}>
            {isPinned ? "Unpin" : "Pin"}
            <Hidden text={name} />
          </button>
          <a class={isDescribed ? "done" : undefined} href={`${path}#description`}>
            Describe
            <Hidden text={name} isDone={isDescribed} />
          </a>
          <a class={link ? "done" : undefined} href={`${path}#link`}>
            Its link
            <Hidden text={name} isDone={Boolean(link)} />
          </a>
          {isCaptioned !== undefined && (
            <a class={isCaptioned ? "done" : undefined} href={`${path}#captions`}>
              Captions
              <Hidden text={name} isDone={isCaptioned} />
            </a>
          )}
        </div>
      </div>
    </li>
  );
}

/** Which post it is, and whether there is something already, which the eye sees. */
function Hidden({ text, isDone }: { text: string; isDone?: boolean }) {
  return (
    <span class="visually-hidden">
      {" "}
      {text}
      {isDone && ", done"}
    </span>
  );
}

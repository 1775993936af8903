import { WindowboxFeed } from "windowbox/react";

export function App({ feeds }) {
  return feeds.map(({ key, named, ...props }) => (
    <WindowboxFeed
      key={key}
      className="feed"
      style={{ outlineWidth: "1px" }}
      onLoad={({ detail }) => globalThis.seen.push(`load ${detail.feed.username}`)}
      onError={({ detail }) => globalThis.seen.push(`error ${detail.reason}`)}
      onPostClick={(event) => {
        event.preventDefault();
        globalThis.seen.push(`postclick ${event.detail.post.permalink}`);
      }}
      ref={(element) => {
        globalThis.element = element;
      }}
      {...props}
    >
      {named && <div slot="header">Our kitchen</div>}
      <a href="/instagram">Our pictures</a>
    </WindowboxFeed>
  ));
}

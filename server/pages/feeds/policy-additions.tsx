import { styleSource } from "../../feed/place-rule.ts";

interface PolicyAdditionsProps {
  /** Where visitors reach the feed. */
  readonly url: string;
  /** The rule that keeps the feed's place. */
  readonly rule: string;
  /** The page itself has nothing of it but a frame. */
  readonly isFrame: boolean;
}

/** What a site's Content-Security-Policy needs besides what is in it: no policy of its own, which would replace the site's. */
export function PolicyAdditions({ url, rule, isFrame }: PolicyAdditionsProps) {
  const { origin } = new URL(url);
  const frame = ["frame-src", origin, "the frame"] as const;
  const others = [
    ["script-src", origin, "the script"],
    ["connect-src", origin, "the feed"],
    ["img-src", origin, "pictures"],
    ["media-src", origin, "videos"],
    ["style-src", styleSource(rule), "the line that keeps the place; without it nothing breaks"],
  ] as const;
  const additions = isFrame ? [frame] : others;
  return (
    <>
      <p>
        Leave what is in it, and add this to each directive. A directive that is not there yet
        begins with what <code>default-src</code> says. Nothing “unsafe” is needed.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">add</th>
            <th scope="col">for</th>
          </tr>
        </thead>
        <tbody>
          {additions.map(([directive, source, purpose]) => (
            <tr>
              <th scope="row">
                <code>{directive}</code>
              </th>
              <td>
                <code>{source}</code>
              </td>
              <td>{purpose}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isFrame && (
        <p>
          Where scripts are let in by a nonce, give it to the script and to the style:{" "}
          <code>&lt;script nonce="…"</code>. With <code>'strict-dynamic'</code> that is the only
          way, as addresses in <code>script-src</code> count for nothing then.
        </p>
      )}
    </>
  );
}

import type { HookStatus } from "../../hooks/hook-store.ts";
import type { Notice } from "../../shared/notice.ts";
import { Copyable } from "../components/copyable.tsx";
import { TextField } from "../components/text-field.tsx";
import { RelativeTime } from "../components/time.tsx";
import { FeedHead } from "./feed-head.tsx";
import { feedPath } from "./feed-paths.ts";

interface HookPageProps {
  readonly feedId: string;
  readonly name: string;
  readonly hook: HookStatus | undefined;
  readonly notice: Notice | undefined;
  readonly now: number;
  /** The key that signs, once: right after it was made. */
  readonly secret?: string;
}

/** Who is told when the feed has new posts. */
export function HookPage(props: HookPageProps) {
  const { feedId, name, hook, notice, now, secret } = props;
  const path = feedPath(feedId, "hook");
  return (
    <>
      <FeedHead feedId={feedId} name={name} tab="site" />
      {secret !== undefined && (
        <section class="card" aria-labelledby="secret-title" tabindex={-1} autofocus>
          <h2 id="secret-title">Saved</h2>
          <p>
            Each call is signed with this key. Whoever takes the calls can check by it that they
            come from here; hosts of static sites do not need it. It is shown this once.
          </p>
          <Copyable id="hook-secret" label="the signing key" text={secret} />
        </section>
      )}
      <section class="card" aria-labelledby="hook-title">
        <h2 id="hook-title">When there are new posts</h2>
        <p>
          Your server calls an address then, so that a static site is built anew: the build hook or
          deploy hook of Netlify, Vercel, Cloudflare Pages and others, or a program of yours.
        </p>
        {hook && <HookState hook={hook} now={now} />}
        <form method="post" action={path} class="stack">
          <TextField
            id="hook"
            name="hook"
            label={hook ? "Another address" : "Address"}
            secret
            notice={notice}
            inputmode="url"
            placeholder="https://api.netlify.com/build_hooks/…"
            hint="Stored encrypted on this server, and never shown again: whoever knows it can start a build."
          />
          <TextField
            id="authorization"
            name="authorization"
            label="Authorization, if it wants one"
            secret
            optional
            notice={notice}
            placeholder="Bearer …"
            hint="Sent as the header of that name. GitHub wants “Bearer” and a token."
          />
          <button type="submit" class={hook ? "" : "primary"}>
            Save
          </button>
        </form>
      </section>
      {hook && (
        <div class="actions">
          <form method="post" action={`${path}/test`}>
            <button type="submit">Send a test</button>
          </form>
          <form method="post" action={`${path}/remove`}>
            <button type="submit" class="danger">
              Forget this address
            </button>
          </form>
        </div>
      )}
    </>
  );
}

function HookState({ hook, now }: { hook: HookStatus; now: number }) {
  const { host, lastSentAt, lastError, retryAt } = hook;
  return (
    <>
      <p>
        Stored: an address at <b>{host}</b>.{" "}
        {lastSentAt === undefined ? (
          "Nothing had to be told yet."
        ) : (
          <>
            Last told <RelativeTime at={lastSentAt} now={now} />
          </>
        )}
      </p>
      {lastError !== undefined && (
        <p class="notice error">
          The last call failed: {lastError}{" "}
          {retryAt === undefined
            ? "It was tried three times. Send a test once that is mended."
            : "It is tried again by itself."}
        </p>
      )}
    </>
  );
}

import { needsYou } from "../../alerts/needs-you.ts";
import type { Trouble } from "../../alerts/troubles.ts";
import { FeedList, type FeedListProps } from "./feed-list.tsx";
import { NeedsOwner, type TroubledAccount } from "./needs-owner.tsx";
import { NextStep, type Step } from "./next-step.tsx";

interface HomePageProps {
  readonly feeds: FeedListProps;
  readonly troubles: readonly Trouble[];
  readonly step: Step | undefined;
  accountOf(id: string): TroubledAccount | undefined;
  reconnectHref(account: TroubledAccount): string;
}

/** Every feed, and what needs the owner before it. */
export function HomePage({ feeds, troubles, step, accountOf, reconnectHref }: HomePageProps) {
  return (
    <>
      <h1>{homeTitle(troubles)}</h1>
      <NeedsOwner troubles={troubles} accountOf={accountOf} reconnectHref={reconnectHref} />
      <FeedList {...feeds} />
      {step && <NextStep step={step} isPrimary={troubles.length === 0} />}
    </>
  );
}

export function homeTitle(troubles: readonly Trouble[]): string {
  return troubles.length > 0 ? needsYou(troubles.length) : "Feeds";
}

/** Before there is anything. */
export function WelcomePage() {
  return (
    <section class="card welcome">
      <h1>Put your Instagram on your own site</h1>
      <ol class="steps">
        <li>
          <h2>Connect your account</h2>
          <p>Once. Windowbox keeps the connection alive from then on.</p>
        </li>
        <li>
          <h2>Copy a few lines</h2>
          <p>They are made for the way your site is made.</p>
        </li>
        <li>
          <h2>Paste them into your site</h2>
          <p>New posts appear by themselves. Your visitors’ browsers never talk to Meta.</p>
        </li>
      </ol>
      <a class="button primary" href="/admin/connect">
        Connect your first account
      </a>
    </section>
  );
}

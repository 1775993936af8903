import type { ChannelStatus } from "../../alerts/alerts.ts";

/** What is worth doing next; there is one at a time, and none that has to be done. */
export interface Step {
  readonly title: string;
  readonly text: string;
  /** Where it is done; a step that is under way by itself leads nowhere. */
  readonly href?: string;
  readonly label?: string;
  /** A quieter way beside it. */
  readonly beside?: { readonly href: string; readonly label: string };
}

interface NextStepProps {
  readonly step: Step;
  /** Beside something that needs the owner, nothing else stands out. */
  readonly isPrimary: boolean;
}

export function NextStep({ step, isPrimary }: NextStepProps) {
  const { title, text, href, label, beside } = step;
  return (
    <section class="card next-step" aria-labelledby="next-step" id="next" data-live>
      <div>
        <p class="eyebrow">Next</p>
        <h2 id="next-step">{title}</h2>
        <p>{text}</p>
      </div>
      {href && (
        <p class="actions">
          <a class={isPrimary ? "button primary" : "button"} href={href}>
            {label}
          </a>
          {beside && (
            <a class="button plain" href={beside.href}>
              {beside.label}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

/** Who is told; `undefined` when somebody is, and was. */
export function alertStep(channels: readonly ChannelStatus[]): Step | undefined {
  if (!channels.some(({ isGeneral }) => isGeneral)) {
    return {
      title: "Have yourself told",
      text: "Nobody is told yet when an account loses its connection or the disk is full. Enter an e-mail address or a webhook, and there is no need to look in here.",
      href: "/admin/alerts",
      label: "Say who is told",
    };
  }
  const failing = channels.find(({ lastError }) => lastError !== undefined);
  return failing?.lastError === undefined
    ? undefined
    : {
        title: "An alert did not arrive",
        text: `${failing.name} could not be told: ${failing.lastError}`,
        href: "/admin/alerts",
        label: "Look at Alerts",
      };
}

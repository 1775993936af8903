import type { ChannelStatus } from "../../alerts/alerts.ts";

/** What is worth doing next, while nothing is wrong. */
export function NextSteps({ channels }: { channels: readonly ChannelStatus[] }) {
  const steps = alertSteps(channels);
  if (steps.length === 0) return null;
  return (
    <section class="card next-steps" aria-labelledby="next-steps">
      <h2 id="next-steps">Next steps</h2>
      <ul>
        {steps.map(({ text, href, label }) => (
          <li>
            <p>{text}</p>
            <a class="button" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function alertSteps(channels: readonly ChannelStatus[]) {
  if (!channels.some(({ isGeneral }) => isGeneral)) {
    return [
      {
        text: "Nobody is told yet when an account loses its connection or the disk is full. Enter an e-mail address or a webhook, and there is no need to look in here.",
        href: "/admin/alerts",
        label: "Say who is told",
      },
    ];
  }
  return channels.flatMap(({ name, lastError }) =>
    lastError === undefined
      ? []
      : [
          {
            text: `${name} could not be told: ${lastError}`,
            href: "/admin/alerts",
            label: "Look at Alerts",
          },
        ],
  );
}

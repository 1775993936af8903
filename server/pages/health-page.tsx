import { needsYou } from "../alerts/needs-you.ts";
import type { Finding } from "../doctor/doctor.ts";
import { answerOf } from "../instagram/errors/error-row.ts";
import { ERROR_TABLE } from "../instagram/errors/error-table.ts";
import { sentenceOf } from "../instagram/errors/sentence.ts";
import { Copyable } from "./components/copyable.tsx";
import { ICON_PATHS, Icon } from "./components/icons.tsx";
import { MetaAddresses } from "./components/meta-addresses.tsx";
import { RelativeTime } from "./components/time.tsx";
import { SettingsHead } from "./settings/settings-head.tsx";

const STATUS_MESSAGES = {
  ok: { text: "Fine", level: "success", icon: ICON_PATHS.success },
  warn: { text: "Worth a look", level: "warning", icon: ICON_PATHS.warning },
  bad: { text: "Needs you", level: "error", icon: ICON_PATHS.error },
} as const;

const MOST_SHOWN = 80;

interface HealthPageProps {
  readonly findings: readonly Finding[];
  readonly examinedAt: number;
  readonly now: number;
  readonly publicUrl: string;
  readonly redirectUri: string;
}

/** What `windowbox doctor` prints, and what an owner needs while setting things up at Meta. */
export function HealthPage(props: HealthPageProps) {
  const { examinedAt, now } = props;
  const findings = props.findings.length > MOST_SHOWN ? worstFirst(props.findings) : props.findings;
  const shown = findings.slice(0, MOST_SHOWN);
  return (
    <>
      <SettingsHead title="Health" current="/admin/health" />
      <section class="card" aria-labelledby="looked-at">
        <div class="title-row">
          <h2 id="looked-at">{healthInWords(findings)}</h2>
          <form method="post" action="/admin/health">
            <button type="submit" class="primary">
              Look again
            </button>
          </form>
        </div>
        <ul class="findings">
          {shown.map((finding) => (
            <FindingItem finding={finding} />
          ))}
        </ul>
        {findings.length > shown.length && (
          <p class="soft">{findingsLeftOut(findings.slice(shown.length))}</p>
        )}
        <p class="hint">
          Looked at <RelativeTime at={examinedAt} now={now} />
        </p>
      </section>
      <section class="card">
        <h2>Addresses that Meta’s forms ask for</h2>
        <div>
          <p>OAuth redirect URI</p>
          <Copyable id="redirect-uri" label="the redirect URI" text={props.redirectUri} />
        </div>
        <MetaAddresses publicUrl={props.publicUrl} />
      </section>
      <MetaMessages />
    </>
  );
}

/** Of many accounts there are many findings: those that say nothing new are counted. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const of = (wanted: Finding["status"]) => findings.filter(({ status }) => status === wanted);
  return [...of("bad"), ...of("warn"), ...of("ok")];
}

function findingsLeftOut(findings: readonly Finding[]): string {
  const fine = findings.filter(({ status }) => status === "ok").length;
  const others = findings.length - fine;
  const rest = `${fine} more are fine.`;
  return others === 0
    ? `And ${rest}`
    : `And ${others} more like these; ${rest} The command windowbox doctor says all of them.`;
}

function FindingItem({ finding }: { finding: Finding }) {
  const { text, level, icon } = STATUS_MESSAGES[finding.status];
  return (
    <li class="finding">
      <span class={`finding-mark ${level}`}>
        <Icon path={icon} />
      </span>
      <div>
        <h3>
          {finding.name}
          <span class="visually-hidden">: {text}</span>
        </h3>
        <p>{finding.sentence}</p>
        {finding.todo && <p class="finding-todo">{finding.todo}</p>}
      </div>
    </li>
  );
}

/** Only what Meta itself says; what Windowbox found out is said where it happens. */
function MetaMessages() {
  const rows = ERROR_TABLE.filter(({ connecting }) => connecting);
  return (
    <section class="card">
      <h2>Meta’s words, and what they mean</h2>
      <dl class="meta-messages">
        {rows.map((row) => (
          <div>
            <dt>{answerOf(row)}</dt>
            <dd>{sentenceOf(row.reason, { interactive: true })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function healthInWords(findings: readonly Finding[]): string {
  const badCount = findings.filter(({ status }) => status === "bad").length;
  if (badCount > 0) return needsYou(badCount);
  return findings.some(({ status }) => status === "warn")
    ? "It works, with a few remarks"
    : "All is well";
}

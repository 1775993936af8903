import type { ReadTroubles } from "../alerts/read-troubles.ts";
import type { Trouble } from "../alerts/troubles.ts";
import type { Log } from "../logging/log.ts";
import { ownerSentence } from "../shared/errors.ts";
import type { AppStore } from "../tokens/app-store.ts";
import { type AccountDeps, examineAccounts } from "./account-findings.ts";
import { type AddressDeps, examineAddresses } from "./address-findings.ts";
import { examineApps } from "./app-findings.ts";
import { type DataDeps, DISK_FINDING, examineData } from "./data-findings.ts";
import { bad, CONNECT_AGAIN, type Finding, warn } from "./finding.ts";
import { examineHosts, type HostDeps } from "./host-findings.ts";

export type { Finding } from "./finding.ts";

interface DoctorDeps extends DataDeps, AccountDeps, Omit<HostDeps, "usesFacebook"> {
  readonly log: Log;
  readonly apps: AppStore;
  readonly address: AddressDeps;
  /** What was odd about the environment at start. */
  readonly warnings: readonly string[];
  /** What needs the owner now. */
  readonly readTroubles: ReadTroubles;
}

/** Examines everything that can be wrong between Meta and a visitor. */
export interface Doctor {
  /**
   * Asks every host once and Instagram once per account. What cannot be looked at is a finding, too: never
   * throws.
   */
  examine(): Promise<Finding[]>;
}

function findingOf({ urgency, title, sentence, reconnects }: Trouble): Finding {
  return (urgency === "now" ? bad : warn)(title, sentence, reconnects ? CONNECT_AGAIN : undefined);
}

function isSameTrouble({ kind, sentence }: Trouble, finding: Finding): boolean {
  const isOfDisk = kind === "disk-low" && finding.name === DISK_FINDING && finding.status === "bad";
  return isOfDisk || sentence === finding.sentence;
}

/** What is found for a reason that was said already. */
function withoutSaid(finding: Finding, troubles: readonly Trouble[]): Finding {
  const said = troubles.find(({ sentence }) => finding.sentence.includes(sentence));
  return said
    ? { ...finding, sentence: finding.sentence.replace(said.sentence, () => "see above.") }
    : finding;
}

export function createDoctor(deps: DoctorDeps): Doctor {
  async function safely(name: string, look: () => Finding[] | Promise<Finding[]>) {
    try {
      return await look();
    } catch (error) {
      deps.log.error({ err: error }, "the doctor could not look at something");
      const otherwise = "This could not be looked at; the log says why.";
      return [bad(name, ownerSentence(error, otherwise))];
    }
  }

  function usesFacebook(): boolean {
    const isFacebook = ({ api }: { api: string }) => api === "facebook-login";
    return deps.apps.get("facebook") !== undefined || deps.db.accounts.all().some(isFacebook);
  }

  return {
    async examine() {
      const groups = await Promise.all([
        deps.warnings.map((warning) => warn("Settings", warning)),
        safely("Data folder", () => examineData(deps)),
        safely("Apps", () => examineApps(deps)),
        safely("Public address", () => examineAddresses(deps.address)),
        safely("Hosts", () => examineHosts({ ...deps, usesFacebook: usesFacebook() })),
        safely("Accounts", () => examineAccounts(deps)),
      ]);
      // What needs the owner is said first, in the words of everywhere else, and not once more below.
      const troubles = deps.readTroubles();
      const rest = groups
        .flat()
        .filter((finding) => !troubles.some((one) => isSameTrouble(one, finding)));
      return [...troubles.map(findingOf), ...rest.map((finding) => withoutSaid(finding, troubles))];
    },
  };
}

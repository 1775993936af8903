import { ownerSentence } from "../errors.ts";
import type { Log } from "../log.ts";
import type { AppStore } from "../tokens/app-store.ts";
import { type AccountDeps, examineAccounts } from "./account-findings.ts";
import { type AddressDeps, examineAddresses } from "./address-findings.ts";
import { examineApps } from "./app-findings.ts";
import { type DataDeps, examineData } from "./data-findings.ts";
import { bad, type Finding, warn } from "./finding.ts";
import { examineHosts, type HostDeps } from "./host-findings.ts";

export type { Finding } from "./finding.ts";

interface DoctorDeps extends DataDeps, AccountDeps, Omit<HostDeps, "usesFacebook"> {
  readonly log: Log;
  readonly apps: AppStore;
  readonly address: AddressDeps;
  /** What was odd about the environment at start. */
  readonly warnings: readonly string[];
}

/** Examines everything that can be wrong between Meta and a visitor. */
export interface Doctor {
  /**
   * Asks every host once and Instagram once per account. What cannot be looked at is a finding, too: never
   * throws.
   */
  examine(): Promise<Finding[]>;
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
      return groups.flat();
    },
  };
}

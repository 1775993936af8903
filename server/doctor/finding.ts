import { omitAbsent } from "../shared/omit-absent.ts";

/** One thing that was examined, said to a site owner. */
export interface Finding {
  readonly name: string;
  /** `warn`: works, but not for everything or not for ever; `bad`: something does not work. */
  readonly status: "ok" | "warn" | "bad";
  readonly sentence: string;
  /** What to do about it; missing where there is nothing to do. */
  readonly todo?: string;
}

export function ok(name: string, sentence: string): Finding {
  return { name, status: "ok", sentence };
}

export function warn(name: string, sentence: string, todo?: string): Finding {
  return omitAbsent<Finding>({ name, status: "warn", sentence, todo });
}

export function bad(name: string, sentence: string, todo?: string): Finding {
  return omitAbsent<Finding>({ name, status: "bad", sentence, todo });
}

/** Somebody is waiting for what is found. */
export const LONGEST_ANSWER_MS = 8000;

/** What an owner does about an account that has to be connected again. */
export const CONNECT_AGAIN = "Press “Connect again” beside it on the dashboard's page Accounts.";

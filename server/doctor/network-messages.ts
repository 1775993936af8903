import type { NetworkFailure } from "../http/send-request.ts";

/** Why a host gave no answer, as a sentence and what to do. */
export function networkMessages(
  host: string,
  failure: NetworkFailure,
): [sentence: string, todo: string] {
  switch (failure) {
    case "dns":
      return [
        `The name ${host} could not be found.`,
        "Check the spelling, the name's DNS record, and that this machine has a name server.",
      ];
    case "tls":
      return [
        `The certificate of ${host} is not valid for this machine.`,
        "Check that it has not expired and is for this name, and that this machine's clock is right.",
      ];
    case "timeout":
      return [
        `${host} did not answer in time.`,
        "Check this machine's network and firewall, then try again.",
      ];
    case "connection":
    case "aborted":
      return [
        `No connection to ${host} could be made.`,
        "Check this machine's network and firewall, then try again.",
      ];
    case "too-large":
      return [
        `${host} answered with far more than expected.`,
        "Something else may be listening there: check the address.",
      ];
    default:
      return failure satisfies never;
  }
}

import { causesOf, errorCode } from "../shared/errors.ts";

/** What is wrong with a server's certificate; `undefined` where it is not the certificate that kept us away. */
export function certificateProblem(error: unknown): string | undefined {
  const codes = connectionCodes(error).join(" ");
  if (codes.includes("ALTNAME")) {
    return "its certificate is for another name: take the name that its operator gives";
  }
  if (codes.includes("CERT_HAS_EXPIRED")) {
    return "its certificate has expired: its operator has to renew it";
  }
  return /CERT_|_CERT|SELF_SIGNED|UNABLE_TO_/.test(codes)
    ? "its certificate is vouched for by nobody that this server knows: its operator has to get another, or NODE_EXTRA_CA_CERTS to name who made it"
    : undefined;
}

/** What Node.js calls it; nodemailer keeps that apart from what it calls it itself. */
export function connectionCodes(error: unknown): string[] {
  return causesOf(error).flatMap((cause) =>
    "originalCode" in cause ? [errorCode(cause), String(cause.originalCode)] : [errorCode(cause)],
  );
}

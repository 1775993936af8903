import { jsonResponse } from "../json.ts";

export interface MetaErrorDetails {
  readonly code: number;
  readonly subcode?: number;
  readonly type?: string;
  readonly status?: number;
  readonly transient?: boolean;
  readonly userTitle?: string;
  readonly userMessage?: string;
}

/** An error as Meta tells it; which envelope it travels in depends on the host that answers. */
export class MetaError extends Error {
  override readonly name = "MetaError";
  readonly details: MetaErrorDetails;

  constructor(message: string, details: MetaErrorDetails) {
    super(message);
    this.details = details;
  }
}

/** The envelope of graph.instagram.com and graph.facebook.com. */
export function graphErrorBody(message: string, details: MetaErrorDetails) {
  return {
    error: {
      message,
      type: details.type ?? "OAuthException",
      code: details.code,
      ...(details.subcode !== undefined && { error_subcode: details.subcode }),
      ...(details.transient !== undefined && { is_transient: details.transient }),
      ...(details.userTitle !== undefined && { error_user_title: details.userTitle }),
      ...(details.userMessage !== undefined && { error_user_msg: details.userMessage }),
      fbtrace_id: "AsAnDbOx0000000000000",
    },
  };
}

/** The older envelope, which api.instagram.com still speaks. */
export function oldErrorBody(message: string, details: MetaErrorDetails) {
  return {
    error_type: details.type ?? "OAuthException",
    code: details.code,
    error_message: message,
  };
}

export function graphErrorResponse({ message, details }: MetaError): Response {
  return jsonResponse(graphErrorBody(message, details), details.status ?? 400);
}

export function oldErrorResponse({ message, details }: MetaError): Response {
  return jsonResponse(oldErrorBody(message, details), details.status ?? 400);
}

import { API_NAMES, type ApiName } from "../../instagram/types.ts";

interface ApiMessages {
  /** The one sentence on when it is needed. */
  readonly whenNeeded: string;
  readonly wayLabel: string;
  readonly connectedThrough: string;
  readonly signInLabel: string;
  readonly idLabel: string;
  readonly secretLabel: string;
}

/** The three APIs in words a shop owner understands. */
export const API_MESSAGES: Readonly<Record<ApiName, ApiMessages>> = {
  "instagram-login": {
    whenNeeded: "The usual way, whether or not the account is linked to a Facebook Page.",
    wayLabel: "Sign in with Instagram",
    connectedThrough: "Instagram sign-in",
    signInLabel: "Sign in with Instagram",
    idLabel: "Instagram app ID",
    secretLabel: "Instagram app secret",
  },
  "facebook-login": {
    whenNeeded:
      "Facebook Login is needed only where you manage the Facebook Page that the account is linked to, and cannot sign in to the account itself.",
    wayLabel: "Sign in with Facebook",
    connectedThrough: "Facebook sign-in, through a Page",
    signInLabel: "Sign in with Facebook",
    idLabel: "Meta app ID",
    secretLabel: "Meta app secret",
  },
  "basic-display": {
    whenNeeded:
      "Basic Display is needed only for another server that still speaks it: Instagram itself switched it off on 4 December 2024.",
    wayLabel: "Connect with Basic Display",
    connectedThrough: "Basic Display, on a compatible server",
    signInLabel: "Sign in",
    idLabel: "App ID",
    secretLabel: "App secret",
  },
};

export function parseApiName(value: string | undefined): ApiName | undefined {
  return API_NAMES.find((name) => name === value);
}

import { API_NAMES, type ApiName } from "../../instagram/types.ts";

interface ApiMessages {
  /** What the owner recognises their account by. */
  readonly choice: string;
  readonly explanation: string;
  readonly connectedThrough: string;
  readonly signInLabel: string;
  readonly idLabel: string;
  readonly secretLabel: string;
}

/** The three APIs in words a shop owner understands. */
export const API_MESSAGES: Readonly<Record<ApiName, ApiMessages>> = {
  "instagram-login": {
    choice: "My Instagram account is not linked to a Facebook Page",
    explanation:
      "The usual way, also if you are not sure. You sign in with Instagram, and the connection renews itself. For Business and Creator accounts.",
    connectedThrough: "Instagram sign-in",
    signInLabel: "Sign in with Instagram",
    idLabel: "Instagram app ID",
    secretLabel: "Instagram app secret",
  },
  "facebook-login": {
    choice: "My Instagram account is linked to a Facebook Page",
    explanation:
      "You sign in with Facebook, and Windowbox finds the accounts of the Pages you manage. For Business and Creator accounts.",
    connectedThrough: "Facebook sign-in, through a Page",
    signInLabel: "Sign in with Facebook",
    idLabel: "Meta app ID",
    secretLabel: "Meta app secret",
  },
  "basic-display": {
    choice: "I use a server that still speaks Basic Display",
    explanation:
      "Instagram itself switched Basic Display off on 4 December 2024. This is only for compatible servers.",
    connectedThrough: "Basic Display, on a compatible server",
    signInLabel: "Sign in",
    idLabel: "App ID",
    secretLabel: "App secret",
  },
};

export function parseApiName(value: string | undefined): ApiName | undefined {
  return API_NAMES.find((name) => name === value);
}

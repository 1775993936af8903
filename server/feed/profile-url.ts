/** Where an account is on Instagram; `undefined` for what cannot be a username. */
export function profileUrl(username: string | undefined): string | undefined {
  return /^[\w.]+$/.test(username ?? "") ? `https://www.instagram.com/${username}/` : undefined;
}

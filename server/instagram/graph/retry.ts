import { InstagramError } from "../errors/instagram-error.ts";

/** Repeats a request once after a passing failure, where the next chance would need the person again. */
export async function retry<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof InstagramError && error.kind === "transient") return request();
    throw error;
  }
}

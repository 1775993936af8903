import { z } from "zod";
import { InstagramError } from "../errors/instagram-error.ts";
import { wireId } from "./wire.ts";

const existenceReply = z.object({ id: wireId });

/** What is asked of a single post, to know whether it is there. */
export const EXISTENCE_FIELDS = { required: ["id"], optional: [] } as const;

/** The post's own answer; another post's is none. */
export function parseExistence(reply: unknown, mediaId: string): true | undefined {
  return existenceReply.safeParse(reply).data?.id === mediaId ? true : undefined;
}

/** Only Instagram's plain word that there is no such post counts as that; every other failure is thrown. */
export async function isAnswered(answer: Promise<true>): Promise<boolean> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    if (error.reason === "object-missing" || error.reason === "alias-missing") return false;
    throw error;
  }
}

import { z } from "zod";
import { OPENING_REFUSALS, type Reply } from "./messages.ts";

const side = z.number().int().min(1).max(20_000);
const color = z.string().max(20);
const variant = z.object({
  bytes: z.instanceof(Buffer),
  width: side,
  height: side,
});

/** What opens strangers' pictures is not believed beyond what it is asked for. */
export const REPLY: z.ZodType<Reply> = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({
    picture: z.object({
      sizes: z.object({ small: variant, medium: variant, large: variant, full: variant }),
      colorPalette: z.object({
        dominant: color,
        vibrant: color.exactOptional(),
        vibrantLight: color.exactOptional(),
        vibrantDark: color.exactOptional(),
        muted: color.exactOptional(),
        mutedLight: color.exactOptional(),
        mutedDark: color.exactOptional(),
      }),
      placeholder: z.string().regex(/^[0-9a-f]{54}$/),
    }),
  }),
  z.object({ avatar: variant }),
  z.object({ refused: z.enum(OPENING_REFUSALS), sentence: z.string().max(500) }),
  z.object({ failed: z.string() }),
]);

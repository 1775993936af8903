import fc from "fast-check";

/** One way to spoil an answer. Fractions choose the place, so that one mutation fits every text. */
export type Mutation =
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "flip"; readonly at: number; readonly bit: number }
  | { readonly kind: "insert"; readonly at: number; readonly text: string }
  | { readonly kind: "swap"; readonly at: number; readonly value: unknown }
  | { readonly kind: "drop"; readonly at: number }
  | { readonly kind: "repeat"; readonly at: number; readonly times: number };

const fraction = fc.double({ min: 0, max: 0.999_999, noNaN: true });

/** Values of every type, the odd ones among them. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    0,
    -1,
    1e308,
    9007199254740991,
    [],
    {},
    [[]],
    "javascript:alert(1)",
    "<script>",
    "\u0000\ud800",
    "2026-13-45T99:99:99+0000",
  ),
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), at: fraction }),
  fc.record({ kind: fc.constant("flip" as const), at: fraction, bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant("insert" as const),
    at: fraction,
    text: fc.string({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant("swap" as const), at: fraction, value: oddValue }),
  fc.record({ kind: fc.constant("drop" as const), at: fraction }),
  fc.record({
    kind: fc.constant("repeat" as const),
    at: fraction,
    times: fc.integer({ min: 1, max: 30 }),
  }),
);

export function mutate(text: string, change: Mutation): string | Uint8Array {
  switch (change.kind) {
    case "cut":
      return text.slice(0, Math.floor(text.length * change.at));
    case "insert": {
      const at = Math.floor(text.length * change.at);
      return text.slice(0, at) + change.text + text.slice(at);
    }
    case "flip": {
      const bytes = Buffer.from(text);
      const at = Math.floor(bytes.length * change.at);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << change.bit);
      return bytes;
    }
    default:
      return mutateJson(text, change);
  }
}

type Spot = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string };

function mutateJson(text: string, change: Extract<Mutation, { kind: "swap" | "drop" | "repeat" }>) {
  // As a string, an id keeps its digits on the way.
  const root = { value: JSON.parse(text.replace(/([:[,]\s*)(\d{16,})(?=\s*[,}\]])/g, '$1"$2"')) };
  const spots = spotsOf(root);
  const spot = spots[Math.floor(spots.length * change.at)];
  if (spot) applyAt(spot, change);
  return JSON.stringify(root.value) ?? "";
}

function applyAt({ holder, key }: Spot, change: Mutation): void {
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (change.kind === "drop") holder.splice(index, 1);
    else if (change.kind === "swap") holder[index] = change.value;
    else if (change.kind === "repeat") holder.push(...Array(change.times).fill(holder[index]));
    return;
  }
  if (change.kind === "drop") delete holder[key];
  else if (change.kind === "swap") holder[key] = change.value;
  else if (change.kind === "repeat") holder[key] = Array(change.times).fill(holder[key]);
}

function spotsOf(holder: Record<string, unknown> | unknown[]): Spot[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === "object" && value !== null
      ? spotsOf(value as Record<string, unknown>)
      : []),
  ]);
}

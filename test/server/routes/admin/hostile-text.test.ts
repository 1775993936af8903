import { expect, test } from "vitest";
import { addAccount } from "./accounts.ts";
import { openDashboard, START } from "./dashboard.ts";
import { OPENED } from "./every-page.ts";
import { readable } from "./readable.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "javascript:alert(1)",
  "</title></textarea></style><svg onload=alert(1)>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "{{constructor.constructor('alert(1)')()}}",
  "\u202Egnp.exe\u0000",
  "x".repeat(5000),
];

test.each(HOSTILE)("is shown as the text it is: %j", async (text) => {
  const { db, ...dashboard } = openDashboard({
    opened: {
      ...OPENED,
      candidates: [
        { ...OPENED.candidates[0], profile: { username: text, name: text }, pageName: text },
      ],
    },
    actions: { syncNow: async () => ({ level: "error", text }) },
  });
  addAccount(db, {
    account: { profile: { username: text, name: text, biography: text, website: text } },
    token: { lastError: text, deadAt: START },
    sync: { lastError: text },
    waiting: [text],
    feedId: "hostile",
  });
  const owner = await dashboard.signedIn();
  const pages = [
    await owner.pageAfter(await owner.post("/admin/accounts/a1/sync")),
    await owner.page("/admin/accounts/a1/disconnect"),
    await owner.page("/admin/connect/choose"),
  ];
  for (const page of pages) {
    expect(readable(page).includes(text.replace(/\s+/g, " "))).toBe(true);
    const { elements, rest } = elementsOf(page);
    expect(rest).not.toContain("<");
    expect(elements.filter(isHarmful)).toEqual([]);
  }
  expect(pages[0]).toContain(
    `href="https://www.instagram.com/${encodeURIComponent(text).replaceAll("'", "&#39;")}/"`,
  );
});

/** Every element of a page as it was written; `rest` is the text between. */
function elementsOf(page: string) {
  const elements: { name: string; attributes: Map<string, string> }[] = [];
  const tag = /<(!?[a-z][\w-]*)((?:\s+[\w-]+(?:="[^"<>]*")?)*)\s*\/?>|<\/[a-z][\w-]*>/gi;
  const rest = page.replace(
    tag,
    (_tag, name: string | undefined, attributes: string | undefined) => {
      const pairs = (attributes ?? "").matchAll(/([\w-]+)(?:="([^"]*)")?/g);
      if (name) {
        const entries = [...pairs].map(([, key = "", value = ""]) => [key, value] as const);
        elements.push({ name, attributes: new Map(entries) });
      }
      return "";
    },
  );
  return { elements, rest };
}

function isHarmful({ name, attributes }: ReturnType<typeof elementsOf>["elements"][number]) {
  const addresses = ["href", "src", "action"].flatMap((key) => attributes.get(key) ?? []);
  return (
    (name === "script" && !attributes.get("src")?.startsWith("/")) ||
    ["style", "iframe", "object", "base", "img"].includes(name) ||
    [...attributes.keys()].some((key) => /^(on|style$|srcdoc$)/i.test(key)) ||
    addresses.some((address) => !/^(\/(?!\/)|#|https:\/\/www\.instagram\.com\/)/.test(address))
  );
}

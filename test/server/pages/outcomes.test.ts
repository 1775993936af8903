import { expect, test } from "vitest";
import { PASSWORD, PUBLIC_URL } from "../routes/admin/dashboard.ts";
import { everyPage } from "../routes/admin/every-page.ts";
import { readable } from "../routes/admin/readable.ts";
import type { Visitor } from "../routes/admin/visitor.ts";

/** What no field takes, and what the page has in them, with the right password. */
const WAYS = ["no t/h<i>ng 9", undefined] as const;
/** Leads to another page, which says where one is; or answers with a file. */
const NO_OUTCOME = /action="\/admin\/(log(in|out)[^"]*|setup|backup\/download)"|multipart/;

test("what comes of each form of each page has the focus, an error in its title and at its field, which keeps what was typed", async () => {
  const found: string[] = [];
  const tried = new Set<string>();
  for (const way of WAYS) {
    const owners = new Map<unknown, Visitor>();
    for (const { dashboard, path, signedIn, sent } of everyPage(PUBLIC_URL)) {
      if (sent || !signedIn) continue;
      const owner = owners.get(dashboard) ?? (await dashboard.signedIn());
      owners.set(dashboard, owner);
      for (const [form] of (await owner.page(path)).matchAll(/<form\b.*?<\/form>/gs)) {
        if (!form.includes('method="post"') || NO_OUTCOME.test(form)) continue;
        const [action = path] = [attribute(form, "action")];
        for (const button of buttonsOf(form)) {
          const does = `${action} ${button.map((part) => part.replace(/ .*/, ""))} ${way}`;
          if (tried.has(does)) continue;
          tried.add(does);
          const fields = { ...fieldsOf(form, way), ...Object.fromEntries([button]) };
          const page = await pageAfter(owner, action, fields);
          if (page !== "") found.push(...faultsOf(page, way).map((fault) => `${does}: ${fault}`));
        }
      }
    }
  }
  expect(found).toEqual([]);
  expect(tried.size).toBeGreaterThan(70);
});

async function pageAfter(owner: Visitor, action: string, fields: Record<string, string>) {
  const answer = await owner.post(action, fields);
  // Gone with another form's press.
  if (answer.status === 404) return "";
  return answer.headers.has("location") ? owner.pageAfter(answer) : answer.text();
}

function faultsOf(page: string, way: string | undefined): string[] {
  const title = readable(/<title>.*?<\/title>/s.exec(page)?.[0].replaceAll("title>", "b>") ?? "");
  const focused = [...page.matchAll(/<[^>]* autofocus[^>]*>/g)].map(([tag]) => tag);
  const [invalid = ""] = /<[^>]* aria-invalid="true"[^>]*>/.exec(page) ?? [];
  // A box is ticked, and has nothing typed.
  const isTyped = invalid.includes(" value=") && !invalid.includes('type="checkbox"');
  const isLost = way && isTyped && !invalid.includes("no t/h&lt;i&gt;ng 9");
  return [
    ...(focused.length === 1 ? [] : [`${focused.length} with the focus (${title})`]),
    ...((invalid !== "") === /^ ?Error: /.test(title)
      ? []
      : [`${invalid || "nothing"} is wrong under ${title}`]),
    ...(isLost ? ["what was typed is lost"] : []),
  ];
}

function buttonsOf(form: string): [name: string, value: string][] {
  const all = [...form.matchAll(/<button\b[^>]*type="submit"[^>]*>/g)].map(
    ([tag]): [string, string] => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""],
  );
  const kinds = new Map(
    all.map(([name, value]) => [
      name + value.replace(/ .*/, ""),
      [name, value] as [string, string],
    ]),
  );
  return [...kinds.values()];
}

function fieldsOf(form: string, way: string | undefined): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag, kind] of form.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    const type = attribute(tag, "type") ?? "text";
    const value = attribute(tag, "value") ?? "";
    if (name === undefined) continue;
    if (type === "hidden") fields[name] = value;
    else if (/checkbox|radio/.test(type)) {
      if (/ checked/.test(tag)) fields[name] = value;
    } else if (type === "password") fields[name] = way ?? PASSWORD;
    else if (kind === "select")
      fields[name] =
        way === undefined
          ? (/<option value="([^"]*)"/.exec(form.slice(form.indexOf(tag)))?.[1] ?? "")
          : "";
    else fields[name] = way ?? value;
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`^<[^>]* ${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
}

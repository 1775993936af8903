import type { CDPSession, Page } from "playwright-core";

type TreeNode = Awaited<ReturnType<typeof readNodes>>[number];

/** Said by screen readers, beside role and name. */
const STATES =
  /^(hasPopup|disabled|expanded|checked|pressed|selected|required|invalid|level|live|modal|busy|roledescription)$/;
/** Boxes that are only there for style, and the pieces that text is broken into. */
const SILENT = /^(none|generic|InlineTextBox|LineBreak|ListMarker)$/;

/** What Chromium tells screen readers of a page, in order: role, name, description and states, one line each. */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const nodes = await readNodes(session);
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const write = (node: TreeNode | undefined, depth: number) => {
    if (!node) return;
    const line = node.ignored ? "" : lineOf(node);
    const before = lines.at(-1) ?? "";
    const start = `${"  ".repeat(depth)}StaticText "`;
    // How many pieces a text is made of is nobody's to hear.
    if (line.startsWith('StaticText "') && before.startsWith(start)) {
      lines[lines.length - 1] = before.slice(0, -1) + line.slice('StaticText "'.length);
    } else if (line) lines.push("  ".repeat(depth) + line);
    // The text of what has it as its name would say it twice.
    const children = node.childIds ?? [];
    for (const id of children) write(byId.get(id), line ? depth + 1 : depth);
  };
  write(nodes[0], 0);
  return `${lines.join("\n")}\n`;
}

async function readNodes(session: CDPSession) {
  return (await session.send("Accessibility.getFullAXTree")).nodes;
}

function lineOf({ role, name, description, properties = [] }: TreeNode): string {
  if (SILENT.test(`${role?.value}`)) return "";
  const states = properties
    .filter(({ name: state, value }) => STATES.test(state) && isSet(value.value))
    .map(({ name: state, value }) => (value.value === true ? state : `${state}=${value.value}`));
  return [
    role?.value,
    name?.value && JSON.stringify(name.value),
    description?.value && `(${description.value})`,
    states.length > 0 && `[${states.join(" ")}]`,
  ]
    .filter(Boolean)
    .join(" ");
}

const isSet = (value: unknown) => value !== false && value !== "false" && value !== "off";

import { expect, it } from "vitest";
import { safeUrl } from "../../../widget/feed/safe-url.ts";

it.each([
  "javascript:alert(1)",
  "javascript://%0aalert(1)",
  "JavaScript://example.com/%0aalert(1)",
  "data://text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "ftp://example.com/",
  "blob:https://example.com/x",
  "xhttps://example.com/",
  "//example.com/",
  "/relative",
  "https:",
  "https://",
  " https://example.com/",
  "https://example.com/a 1x, https://example.com/b",
  "https://example.com/\n",
  "x\nhttps://example.com/",
  "",
  null,
  undefined,
  7,
  ["https://example.com/"],
])("%j becomes no link and no picture", (value) => {
  expect(safeUrl(value)).toBeUndefined();
});

it.each(["https://example.com/a?b#c", "http://127.0.0.1:8080/x", "HTTPS://EXAMPLE.COM/"])(
  "%s may become one, as it is",
  (value) => {
    expect(safeUrl(value)).toBe(value);
  },
);

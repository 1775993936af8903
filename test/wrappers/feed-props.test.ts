import { expect, it } from "vitest";
import { elementProps } from "../../widget/wrappers/feed-props.ts";

const given = (props: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(elementProps(props)).filter(([, value]) => value !== undefined),
  );

it("settings become attributes as the element spells them, with false written out", () => {
  expect(given({ feedId: "bakery", columnsTablet: 2, header: false, hash: true })).toEqual({
    "feed-id": "bakery",
    "columns-tablet": "2",
    header: "false",
    hash: "true",
  });
});

it("what is not set takes the attribute away", () => {
  const props = elementProps({ layout: undefined, limit: null });
  expect(props).toMatchObject({ layout: undefined, limit: undefined });
  expect(Object.keys(props)).toContain("layout");
});

it("what is not the element's is passed on as it is", () => {
  const style = { margin: 0 };
  expect(given({ id: "feed", tabIndex: 0, style })).toEqual({ id: "feed", tabIndex: 0, style });
});

it("a function listens to clicks or draws a header, and is no setting", () => {
  const listen = () => {};
  expect(given({ onClick: listen, header: () => {} })).toEqual({ onClick: listen });
  expect(given({ onClick: "permalink" })).toEqual({ "on-click": "permalink" });
});

it("a prefix goes before what is the element's, and nothing else", () => {
  const props = elementProps({ onClick: "none", id: "feed" }, "^");
  expect(props).toMatchObject({ "^on-click": "none", id: "feed" });
  expect(props).not.toHaveProperty("onClick");
});

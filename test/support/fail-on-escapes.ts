import { afterAll, beforeEach, expect } from "vitest";
import { takeEscapes } from "./escapes.ts";

// The embedding page never breaks: whatever a test is about, it fails when an exception or a rejection escapes on
// any of its pages. At its very end: closing a page brings what it still had to say.
beforeEach(({ onTestFinished }) => {
  onTestFinished(expectNoEscapes);
});
afterAll(expectNoEscapes);

function expectNoEscapes(): void {
  expect(takeEscapes(), "escaped on a page").toEqual([]);
}

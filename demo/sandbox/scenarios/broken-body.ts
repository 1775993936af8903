/** Half of an answer, and then the connection is gone. */
export async function* halfThenBreak(whole: string | Uint8Array) {
  yield whole.slice(0, Math.floor(whole.length / 2));
  throw new TypeError("terminated", {
    cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
  });
}

/** A sentence shown once, on the next dashboard page or by the command that caused it. */
export interface Notice {
  readonly level: "success" | "error";
  readonly text: string;
}

/** A sentence shown once, on the next dashboard page or by the command that caused it. */
export interface Notice {
  readonly level: "success" | "error";
  readonly text: string;
  /** Id of the form's field that is to be mended: the sentence stands there, and the focus goes there. */
  readonly field?: string;
  /** What was typed into that form, by the fields' ids; never a secret. */
  readonly typed?: Readonly<Record<string, string>>;
}

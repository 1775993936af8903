import type { Notice } from "../../shared/notice.ts";
import { FieldProblem, refusedField } from "./field-problem.tsx";

interface TextFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Of the page: it stands here when it is about this field, and gives back what was typed. */
  readonly notice: Pick<Notice, "field" | "text" | "typed"> | undefined;
  /** What stands in it where nothing was typed. */
  readonly value?: string | undefined;
  /** Hidden as it is typed, and never sent back to a page. */
  readonly secret?: boolean;
  /** A password of the dashboard's, for managers of passwords; nobody is told that its field has been emptied. */
  readonly password?: "current-password" | "new-password";
  readonly minLength?: number;
  /** A secret that stays as it is when its field is left empty. */
  readonly isKept?: boolean;
  readonly optional?: boolean;
  readonly inputmode?: "numeric" | "text" | "email" | "url";
  readonly placeholder?: string;
}

/**
 * A line to write, with its sentence between label and field: on a phone the keyboard covers what is below. Only one
 * that is to be mended takes the focus, and with it the window.
 */
export function TextField(props: TextFieldProps) {
  const { id, name, label, notice, secret, inputmode, placeholder, optional, password } = props;
  const problem = notice?.field === id ? notice.text : undefined;
  // The form comes back without its secrets, whichever field was at fault.
  const isEmptied = secret && !props.isKept && notice?.field !== undefined;
  const hint = isEmptied ? `${EMPTIED} ${props.hint ?? ""}`.trim() : props.hint;
  return (
    <>
      <label for={id}>{label}</label>
      <FieldProblem id={id} problem={problem} />
      <input
        id={id}
        name={name}
        type={secret || password ? "password" : "text"}
        inputmode={inputmode}
        placeholder={placeholder}
        autocomplete={password ?? "off"}
        autocapitalize={password ? undefined : "off"}
        spellcheck={password ? undefined : false}
        minlength={props.minLength}
        required={!optional && !props.isKept}
        value={secret || password ? undefined : (notice?.typed?.[id] ?? props.value)}
        {...refusedField(id, problem, Boolean(hint))}
      />
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </>
  );
}

const EMPTIED = "Secrets are never sent back to a page, so it has to be entered once more.";

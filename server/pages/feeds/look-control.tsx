import type { LookField, LookOption } from "./look-fields.ts";

interface LookControlProps {
  readonly field: LookField;
  readonly value: string;
  readonly problem: string | undefined;
}

/** One setting, with what can be chosen for it. The page's script shows in the preview what it says. */
export function LookControl({ field, value, problem }: LookControlProps) {
  const { name, attribute, label, hint, control, empty, wider } = field;
  const note = problem ?? hint;
  const noteId = note ? `${name}-note` : undefined;
  const preview = {
    "data-setting": name,
    "data-attribute": attribute,
    "data-empty": empty,
    "data-wider": wider,
  };
  const noteLine = note && (
    <p id={noteId} class={problem ? "problem" : "hint"}>
      {note}
    </p>
  );
  const described = {
    "aria-describedby": noteId,
    "aria-invalid": problem ? ("true" as const) : undefined,
  };
  switch (control) {
    case "radios":
    case "checkboxes":
      return (
        <fieldset class="field options" {...preview} aria-describedby={noteId}>
          <legend>{label}</legend>
          <Options field={field} value={value} />
          {noteLine}
        </fieldset>
      );
    case "checkbox":
      return (
        <div class="field" {...preview}>
          <label class="switch">
            <input
              type="checkbox"
              id={name}
              name={name}
              value="yes"
              checked={value === "yes"}
              {...described}
            />
            <span>{label}</span>
          </label>
          {noteLine}
        </div>
      );
    case "select":
      return (
        <div class="field" {...preview}>
          <label for={name}>{label}</label>
          <select id={name} name={name} {...described}>
            {withOwn(field.options, value).map((option) => (
              <option value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
          {noteLine}
        </div>
      );
    case "line":
      return (
        <div class="field" {...preview}>
          <label for={name}>{label}</label>
          <input
            id={name}
            name={name}
            value={value}
            autocomplete="off"
            spellcheck={false}
            {...described}
          />
          {noteLine}
        </div>
      );
    default:
      return control satisfies never;
  }
}

/** To tick one, or several. */
function Options({ field, value }: Pick<LookControlProps, "field" | "value">) {
  const { name, control, options } = field;
  const isRadio = control === "radios";
  const chosen = isRadio ? [value] : value.split(/[\s,]+/);
  return (
    <div class="option-row">
      {options.map((option, index) => (
        <Option
          type={isRadio ? "radio" : "checkbox"}
          id={index === 0 ? name : undefined}
          name={name}
          option={option}
          checked={chosen.includes(option.value)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly type: "radio" | "checkbox";
  /** Of the first: what leads to the field leads there. */
  readonly id: string | undefined;
  readonly name: string;
  readonly option: LookOption;
  readonly checked: boolean;
}

function Option({ type, id, name, option, checked }: OptionProps) {
  return (
    <label class="option">
      <input type={type} id={id} name={name} value={option.value} checked={checked} />
      <span>
        {option.label}
        {option.note && <small>{option.note}</small>}
      </span>
    </label>
  );
}

/** What was stored before there were choices, or by hand, stays what it is. */
function withOwn(options: readonly LookOption[], value: string): readonly LookOption[] {
  if (options.some((option) => option.value === value)) return options;
  return [...options, { value, label: value }];
}

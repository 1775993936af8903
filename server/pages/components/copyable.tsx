interface CopyableProps {
  readonly id: string;
  /** What is copied: `the lines for harbour-bakery`. */
  readonly label: string;
  readonly text: string;
  /** Copying it is what the page is for. */
  readonly isPrimary?: boolean;
}

/** Text to carry elsewhere. The button appears where scripts run; the text can be selected without. */
export function Copyable({ id, label, text, isPrimary }: CopyableProps) {
  const button = (
    <button type="button" class={isPrimary ? "primary" : "small"} data-copy={id} hidden>
      <span data-copy-word>Copy</span>
      <span class="visually-hidden"> {label}</span>
    </button>
  );
  return (
    <div class="copyable">
      {/* In sight, however long the text is. */}
      {isPrimary && button}
      <code id={id}>{text}</code>
      {!isPrimary && button}
    </div>
  );
}

import { messages as english } from "../locales/en.ts";
import type { CopyingMessages } from "../locales/public-messages.ts";

interface CopyableProps {
  readonly id: string;
  /** What is copied: `the lines for harbour-bakery`. */
  readonly label: string;
  readonly text: string;
  /** Copying it is what the page is for. */
  readonly isPrimary?: boolean;
  /** Of the page's language; the label stands apart then, for languages begin and end such names differently. */
  readonly messages?: CopyingMessages | undefined;
}

/** Text to carry elsewhere. The button appears where scripts run; the text can be selected without. */
export function Copyable({ id, label, text, isPrimary, messages }: CopyableProps) {
  const { copy, copied, selected } = messages ?? english.copying;
  const button = (
    <button
      type="button"
      class={isPrimary ? "primary" : "small"}
      data-copy={id}
      data-copied={copied}
      data-selected={selected}
      hidden
    >
      <span data-copy-word>{copy}</span>
      <span class="visually-hidden">{messages ? `: ${label}` : ` ${label}`}</span>
    </button>
  );
  return (
    <div class="copyable">
      {/* In sight, however long the text is. */}
      {isPrimary && button}
      <code id={id}>
        <bdi>{text}</bdi>
      </code>
      {!isPrimary && button}
    </div>
  );
}

/** Text to carry elsewhere. The button appears where scripts run; the text can be selected without. */
export function Copyable({ id, label, text }: { id: string; label: string; text: string }) {
  return (
    <div class="copyable">
      <code id={id}>{text}</code>
      <button type="button" class="small" data-copy={id} aria-label={`Copy ${label}`} hidden>
        Copy
      </button>
    </div>
  );
}

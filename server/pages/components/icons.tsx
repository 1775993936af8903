/** Drawn with attributes alone: the pages' policy allows no inline styles. All are decoration. */
export function Mark() {
  return (
    <svg
      class="mark"
      viewBox="0 0 32 32"
      width="32"
      height="32"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="mark-frame" x="4" y="3" width="24" height="20" rx="4" />
      <path class="mark-bars" d="M16 4v18M5 13h22" />
      <path class="mark-box" d="M3 22h26l-2 7H5z" />
      <circle class="mark-bloom" cx="10" cy="19" r="3.2" />
      <circle class="mark-bloom" cx="22" cy="19" r="3.2" />
      <circle class="mark-bloom mark-bloom-mid" cx="16" cy="17.5" r="3.2" />
    </svg>
  );
}

export function Icon({ path }: { path: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}

export const ICON_PATHS = {
  success: "M5 12.5l4.5 4.5L19 7.5",
  warning: "M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
  error: "M12 8v5M12 16.5v.01M12 3l10 18H2z",
  forward: "M9 5l7 7-7 7",
} as const;

/** The mark once more, for the browser's tab, where no stylesheet reaches. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#8a5a44" stroke-width="2" stroke-linejoin="round"><rect x="4" y="3" width="24" height="20" rx="4"/><path d="M16 4v18M5 13h22" stroke-width="1.5"/><path d="M3 22h26l-2 7H5z" fill="#c2593c" stroke="#c2593c"/><g stroke="none"><circle cx="10" cy="19" r="3.4" fill="#d99a2b"/><circle cx="22" cy="19" r="3.4" fill="#d99a2b"/><circle cx="16" cy="17.5" r="3.4" fill="#5f8f6b"/></g></svg>`;

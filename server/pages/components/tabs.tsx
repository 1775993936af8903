interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly text: string }[];
  /** The address of the tab that is shown. */
  readonly current: string;
}

/** The few pages that belong together, below their common heading. */
export function Tabs({ label, tabs, current }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ href, text }) => (
        <a href={href} aria-current={href === current ? "page" : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}

/** One page, one sheet: it is served inline so that the page needs nothing else. */
export const CONSENT_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f3f1ec, #16181b);
  --card: light-dark(#ffffff, #202327);
  --ink: light-dark(#22262b, #eceef0);
  --soft: light-dark(#5d6670, #a3abb4);
  --line: light-dark(#dcd8cf, #383d43);
  --accent: light-dark(#1f5f8b, #7fbbe6);
  --on-accent: light-dark(#ffffff, #10202c);
  --tint: light-dark(#eef4f9, #223140);
  --flag: light-dark(#fff1cf, #4a3a12);
  --flag-ink: light-dark(#5c4300, #ffe3a1);
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", sans-serif;
}
header {
  align-self: stretch; padding: 10px 16px; text-align: center; font-size: 14px;
  background: var(--flag); color: var(--flag-ink);
}
main {
  width: min(100%, 460px); margin: clamp(0px, 6vh, 56px) 0; padding: 28px 24px 20px;
  background: var(--card); border: 1px solid var(--line); border-radius: 18px;
}
h1 { margin: 0; font-size: 22px; line-height: 1.3; font-weight: 600; }
.app { color: var(--accent); }
.where { margin: 4px 0 22px; color: var(--soft); overflow-wrap: anywhere; }
.where b { font-weight: 500; }
fieldset { margin: 0 0 22px; padding: 0; border: 0; min-width: 0; }
legend, h2 { margin: 0 0 8px; padding: 0; font-size: 14px; font-weight: 600; color: var(--soft); }
.choice {
  display: flex; align-items: center; gap: 12px; padding: 10px 12px; margin-bottom: 8px;
  border: 1px solid var(--line); border-radius: 12px; cursor: pointer;
}
.choice:hover { border-color: var(--accent); }
.choice:has(:checked) { border-color: var(--accent); background: var(--tint); }
.choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice.off, .choice.off:hover { cursor: default; border-style: dashed; border-color: var(--line); }
.choice.off .picture { opacity: 0.5; }
input { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); }
input:focus-visible { outline: none; }
.picture {
  width: 44px; height: 44px; flex: none; border-radius: 50%; object-fit: cover;
  background: var(--line);
}
.who { display: flex; flex-direction: column; min-width: 0; }
.who b { font-weight: 600; overflow-wrap: anywhere; }
.who small { font-size: 13px; color: var(--soft); }
.scopes { margin: 0 0 24px; padding: 0; list-style: none; }
.scopes li { padding: 8px 0; border-bottom: 1px solid var(--line); }
.scopes li:last-child { border-bottom: 0; }
code { font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--soft); overflow-wrap: anywhere; }
.scopes code { display: block; }
.buttons { display: flex; flex-direction: column; gap: 10px; }
button {
  min-height: 48px; padding: 0 18px; border-radius: 12px; border: 1px solid transparent;
  font: inherit; font-weight: 600; cursor: pointer;
}
.allow { background: var(--accent); color: var(--on-accent); }
.deny { background: none; color: var(--ink); border-color: var(--line); }
.allow:hover { filter: brightness(1.08); }
.deny:hover { border-color: var(--soft); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
footer { margin-top: 18px; text-align: center; font-size: 13px; color: var(--soft); }
@media (max-width: 500px) {
  main { margin: 0; border-width: 0 0 1px; border-radius: 0; }
}
@media (prefers-contrast: more) { :root { --line: currentColor; --soft: var(--ink); } }
`;

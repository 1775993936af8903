/** Controls, then the parts in the order in which an owner meets them. */
export const STYLES_OF_PARTS = `
button, .button { display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 0.5rem 1.1rem; border-radius: 12px; border: 1px solid var(--edge); background: transparent; color: var(--ink); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--well); color: var(--ink); }
button[aria-busy] { opacity: 0.75; cursor: progress; }
.primary, .primary:hover { background: var(--accent-solid); border-color: var(--accent-solid); color: var(--on-accent); }
.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
.danger, .danger:hover { color: var(--bad); }
.danger:hover { background: var(--bad-well); }
.danger-solid, .danger-solid:hover { background: var(--bad); border-color: var(--bad); color: var(--card); }
.small { min-height: 40px; padding: 0.2rem 0.8rem; font-size: 0.9rem; border-radius: 10px; background: var(--card); }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.actions button, .actions .button { padding-inline: 0.85rem; font-size: 0.95rem; }
.card > .button { justify-self: start; }
.actions .danger { border-color: transparent; }
.actions form { display: contents; }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

label { font-weight: 600; }
input { width: 100%; min-height: 48px; padding: 0.5rem 0.9rem; border-radius: 12px; border: 1px solid var(--edge); background: var(--paper); color: var(--ink); font: inherit; }
input[aria-invalid] { border-color: var(--bad); border-width: 2px; }
.stack { display: grid; gap: 0.5rem; max-width: 34rem; }
.stack button, .door button { justify-self: start; margin-top: 0.5rem; }
summary { display: flex; align-items: center; gap: 0.6rem; cursor: pointer; min-height: 48px; padding: 0.4rem 0; font-weight: 600; color: var(--accent); border-radius: 6px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; flex: none; width: 0.5em; height: 0.5em; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
details[open] > summary::before { transform: rotate(45deg); }
summary:hover { color: var(--accent-strong); }
details > :not(summary) + :not(summary) { margin-top: 0.6rem; }
details[open] { padding-bottom: 0.75rem; }
.snippets details { border-top: 1px solid var(--line); }
.snippets details:last-of-type { border-bottom: 1px solid var(--line); }

.door form { display: grid; gap: 0.5rem; }
.door form .primary { justify-self: stretch; }

.welcome { justify-items: start; gap: 1.5rem; padding: clamp(1.5rem, 6vw, 3.5rem); }
.steps { list-style: none; padding: 0; display: grid; gap: 1.25rem 2rem; counter-reset: step; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); width: 100%; }
.steps li { counter-increment: step; display: grid; gap: 0.3rem; align-content: start; }
.steps li::before { content: counter(step); display: grid; place-items: center; width: 2.2rem; height: 2.2rem; border-radius: 50%; background: var(--well); border: 1px solid var(--line); font-weight: 700; color: var(--accent); margin-bottom: 0.3rem; }

.accounts { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
.account-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1rem; }
.account-name { flex: 1 1 9rem; min-width: 0; }
.account-name h2, .account-name a { overflow-wrap: anywhere; }
.avatar { flex: none; display: grid; place-items: center; width: 64px; height: 64px; border-radius: 50%; object-fit: cover; background: var(--well); border: 1px solid var(--line); font-size: 1.6rem; font-weight: 700; color: var(--soft); }
.badge { display: inline-flex; align-items: center; gap: 0.4rem; padding: 0.25rem 0.8rem 0.25rem 0.6rem; border-radius: 99px; font-weight: 600; font-size: 0.9rem; }
.facts { display: grid; gap: 1rem 1.25rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); }
.account { container-type: inline-size; }
.account .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
@container (min-width: 38rem) { .account .facts { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
.facts dt { font-size: 0.875rem; color: var(--soft); }
.facts dd { overflow-wrap: anywhere; }
.facts .whole-row { grid-column: 1 / -1; }

.feeds { display: grid; gap: 1.25rem; }
.feed-parts { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.feed-parts > * { min-width: 0; }
.snippets { align-content: start; }
.snippets h3 + p { margin-top: 0.3rem; }
.snippets > .copyable { margin-block: 0.7rem 1rem; }
@media (min-width: 56rem) {
  .feed-parts { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2.5rem; }
}
windowbox-feed { display: block; }
.copyable { display: grid; gap: 0.6rem; justify-items: start; padding: 0.85rem 1rem; border-radius: 12px; background: var(--well); border: 1px solid var(--line); margin-block: 0.3rem; }
.copyable code { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; user-select: all; }

.choices { list-style: none; padding: 0; display: grid; gap: 0.9rem; }
.choice { grid-template-columns: 1fr auto; align-items: center; color: var(--ink); text-decoration: none; }
.choice:hover { border-color: var(--accent); color: var(--ink); }
.choice b { display: block; font-size: 1.1rem; }
.choice .icon { color: var(--accent); }
.crumb a { display: inline-block; padding-block: 0.5rem; }
.meta-steps { display: grid; gap: 0.8rem; }
.meta-steps li::marker { font-weight: 700; color: var(--accent); }
.question { justify-self: center; max-width: 34rem; width: 100%; }
.candidates { border: 0; padding: 0; margin: 0; display: grid; gap: 0.6rem; min-width: 0; }
.candidates legend { padding: 0 0 0.6rem; }
.candidate { display: flex; align-items: center; gap: 0.9rem; padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-radius: 14px; cursor: pointer; font-weight: 400; overflow-wrap: anywhere; }
.candidate:has(:checked) { border-color: var(--accent); background: var(--well); }
.candidate input { flex: none; width: 1.4rem; min-height: 1.4rem; accent-color: var(--accent-solid); }
.candidate .avatar { width: 44px; height: 44px; font-size: 1.1rem; }
.candidate b, .candidate .soft { display: block; }
select { width: 100%; min-height: 48px; padding: 0.5rem 0.9rem; border-radius: 12px; border: 1px solid var(--edge); background: var(--paper); color: var(--ink); font: inherit; }
.looking, .look { display: grid; gap: 1.25rem; align-items: start; }
@media (min-width: 64rem) { .looking { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .looking .preview { grid-column: 2; grid-row: 1; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; } }
.look fieldset { border: 0; margin: 0; min-width: 0; display: grid; gap: 1.1rem; align-items: start; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); }
.look legend { float: left; grid-column: 1 / -1; padding: 0; font-size: 1.15rem; font-weight: 700; }
.look .field { display: grid; gap: 0.3rem; }
.look .field p { font-size: 0.9rem; }
.problem { color: var(--bad); font-weight: 600; }
.findings { list-style: none; padding: 0; display: grid; gap: 1.1rem; }
.finding { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.9rem; align-items: start; overflow-wrap: anywhere; }
.finding h2 { font-size: 1rem; }
.finding-mark { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 50%; }
.finding-todo { margin-top: 0.35rem; padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--accent); }
.meta-words { display: grid; gap: 1rem; }
.meta-words dt { font-weight: 650; }
`;

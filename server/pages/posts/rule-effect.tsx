import type { RuleCounts } from "../../feed/count-rules.ts";

export interface RuleEffectProps {
  readonly of: keyof RuleCounts["rules"];
  readonly counts: RuleCounts | undefined;
  pictureOf(postId: string): { readonly name: string; readonly picture: string | undefined };
}

const MOST_PICTURED = 12;

/** How many posts one rule lets through, and which it keeps out. */
export function RuleEffect({ of, counts, pictureOf }: RuleEffectProps) {
  const count = counts?.rules[of];
  if (!count) return null;
  const { through, keptOut } = count;
  if (keptOut.length === 0) return <p class="hint">Lets all {through} through.</p>;
  return (
    <details>
      <summary>
        Lets {through} through, keeps out {keptOut.length}
      </summary>
      <ul class="kept-out">
        {keptOut.slice(0, MOST_PICTURED).map((id) => {
          const { name, picture } = pictureOf(id);
          return (
            <li>
              {picture && (
                <img src={`/admin/media/${picture}`} alt="" width="44" height="44" loading="lazy" />
              )}
              <span>{name}</span>
            </li>
          );
        })}
      </ul>
      {keptOut.length > MOST_PICTURED && (
        <p class="hint">And {keptOut.length - MOST_PICTURED} older.</p>
      )}
    </details>
  );
}

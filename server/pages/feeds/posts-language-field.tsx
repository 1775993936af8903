import { languageName } from "../../feed/posts-language.ts";
import { DESCRIPTIONS } from "../../feed/settings-table.ts";

interface PostsLanguageFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
}

export const POSTS_LANGUAGE_LABEL = "Language of the posts";

const OFFERED = Object.entries(DESCRIPTIONS.lang.field?.choices ?? {});

/** What the account writes in, which no page's tag says otherwise: so it is none of the element's settings. */
export function PostsLanguageField({ value, problem }: PostsLanguageFieldProps) {
  const name = problem === undefined && value !== "" ? languageName(value) : undefined;
  return (
    <div class="field">
      <label for="postsLang">{POSTS_LANGUAGE_LABEL}</label>
      <input
        id="postsLang"
        name="postsLang"
        value={value}
        list="posts-languages"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby="postsLang-note"
        aria-invalid={problem === undefined ? undefined : "true"}
      />
      <datalist id="posts-languages">
        {OFFERED.map(([code, label]) => (
          <option value={code}>{label}</option>
        ))}
      </datalist>
      <p id="postsLang-note" class={problem === undefined ? "hint" : "problem"}>
        {problem ??
          `${name === undefined ? "" : `${name}. `}What the account writes in, as a code such as de or pt-BR: captions, names and descriptions are read out in its voice. Empty: the language of the page they stand on.`}
      </p>
    </div>
  );
}

/** One for each of the element's three arrangements, narrowest first. */
const WIDTHS = [
  [390, "Phone"],
  [768, "Tablet"],
  [1200, "Desktop"],
] as const;

/** The element itself, as wide as the screen that is chosen, whatever the window. */
export function LookPreview({ feedId }: { feedId: string }) {
  return (
    <section class="look-preview" id="preview" aria-label="What it looks like">
      <div class="preview-bar" data-preview-choices hidden>
        <fieldset class="options" data-preview-widths>
          <legend class="visually-hidden">On a screen of</legend>
          <div class="option-row">
            {WIDTHS.map(([width, label]) => (
              <label class="option">
                <input type="radio" name="preview-width" value={`${width}`} />
                <span>
                  {label} <small>{width}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="options" data-preview-schemes>
          <legend class="visually-hidden">On a page that is</legend>
          <div class="option-row">
            {(["light", "dark"] as const).map((scheme) => (
              <label class="option">
                <input type="radio" name="preview-scheme" value={scheme} />
                <span>{scheme === "light" ? "Light" : "Dark"}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <div class="preview-stage" data-preview-stage>
        <div class="preview-screen" data-preview-screen>
          <windowbox-feed feed-id={feedId} data-preview>
            <p>The preview appears here as soon as there are posts to show.</p>
          </windowbox-feed>
        </div>
      </div>
    </section>
  );
}

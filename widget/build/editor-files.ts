import { BUILT_FILES } from "../../server/feed/built-files.ts";
import type { DescribedElement } from "./describe-element.ts";

const TAG = "windowbox-feed";
const CLASS = "WindowboxFeed";
const MODULE = `widget/${BUILT_FILES.element}`;

/** For editors and documentation tools: https://github.com/webcomponents/custom-elements-manifest, schema 2.1.0. */
export function customElementsManifest(element: DescribedElement): object {
  const type = (text: string) => ({ type: { text } });
  const declaration = { name: CLASS, module: MODULE };
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        kind: "javascript-module",
        path: MODULE,
        declarations: [
          {
            kind: "class",
            customElement: true,
            name: CLASS,
            tagName: TAG,
            description: element.description,
            superclass: { name: "HTMLElement", package: "global:" },
            attributes: element.attributes.map(
              ({ name, property, description, type: text, default: preset }) => ({
                name,
                description,
                ...(preset && { default: preset }),
                ...type(text),
                ...(property && { fieldName: property }),
              }),
            ),
            members: element.attributes.flatMap(
              ({ property, description, type: text, default: preset }) =>
                property
                  ? [
                      {
                        kind: "field",
                        name: property,
                        description,
                        ...type(text),
                        ...(preset && { default: preset }),
                      },
                    ]
                  : [],
            ),
            events: element.events.map(({ name, description, type: text }) => ({
              name,
              description,
              ...type(text),
            })),
            slots: element.slots,
            cssParts: element.parts,
            cssProperties: element.properties,
          },
        ],
        exports: [
          { kind: "js", name: CLASS, declaration },
          { kind: "custom-element-definition", name: TAG, declaration },
        ],
      },
    ],
  };
}

/** For VS Code's `html.customData`. */
export function htmlCustomData(element: DescribedElement): object {
  return {
    version: 1.1,
    tags: [
      {
        name: TAG,
        description: element.description,
        attributes: element.attributes.map(({ name, description, type }) => ({
          name,
          description,
          ...(type.startsWith("boolean") && { valueSet: "v" }),
          values: valuesOf(type).map((value) => ({ name: value })),
        })),
      },
    ],
  };
}

/** For JetBrains' editors: https://github.com/JetBrains/web-types. */
export function webTypes(element: DescribedElement, version: string): object {
  return {
    $schema: "https://json.schemastore.org/web-types",
    name: "windowbox",
    version,
    "description-markup": "markdown",
    contributions: {
      html: {
        elements: [
          {
            name: TAG,
            description: element.description,
            attributes: element.attributes.map(({ name, description, type, default: preset }) => ({
              name,
              description,
              ...(preset && { default: preset }),
              value: { type: type.split(" | ") },
            })),
            slots: element.slots,
            js: { events: element.events },
            css: {
              properties: element.properties,
              parts: element.parts,
            },
          },
        ],
      },
    },
  };
}

/** The strings of a union of them. */
function valuesOf(type: string): string[] {
  return [...type.matchAll(/"([^"]+)"/g)].map(([, value = ""]) => value);
}

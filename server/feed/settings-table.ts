/**
 * Every setting of the element and of a feed, once. From these rows follow what the element reads, its attributes and
 * properties, the wrappers' props, what a feed stores, the dashboard's form, the HTML renditions, the editors' files
 * and the documentation. A new setting is a row in `SETTINGS`, one in `DESCRIPTIONS`, and its use.
 *
 * This file, `read-setting.ts`, `css-length.ts`, `layout-sizes.ts`, `caption-patterns.ts`, `feed-addresses.ts`,
 * `post-kind.ts`, `profile-url.ts` and `built-files.ts` are all that the widget takes from the server as values: they
 * import nothing else.
 */

/** CSS pixels of the element's width, as in its style sheet's container queries. */
export const TABLET_BELOW_PX = 768;
export const MOBILE_BELOW_PX = 480;
/** Between tiles, where neither feed nor page says otherwise; the element's style sheet has it, too. */
export const USUAL_GAP_PX = 4;

/** A filter that matches next to nothing must not make a visitor read a whole archive. */
export const MOST_PAGES_READ = 12;

/** How a setting is written and read; `read-setting.ts` has a reader for each. */
export type Kind = "text" | "choice" | "count" | "length" | "ratio" | "flag" | "list" | "language";

export interface Setting {
  readonly kind: Kind;
  /** The words there are to choose from. */
  readonly values?: readonly string[];
  /** What holds where neither the element nor its feed says anything. */
  readonly default?: string | number | boolean | readonly string[];
  readonly maximum?: number;
  /**
   * There is one for the tablet and one for the phone, too (`limitTablet`, `limitMobile`). By `script`: the element
   * measures itself and takes the one for its width. By `style`: container queries do, before any script can measure.
   */
  readonly responsive?: "script" | "style";
  /** Of a responsive count: what a narrower place has at most, where it has none of its own. */
  readonly tablet?: number;
  readonly mobile?: number;
}

const text = { kind: "text" } as const;
const flag = { kind: "flag", default: false } as const;
/** The first word is the default. Bundlers may leave out what is made by it. */
const choice = /* @__NO_SIDE_EFFECTS__ */ <const Words extends readonly [string, ...string[]]>(
  ...values: Words
) => ({ kind: "choice", values, default: values[0] }) as const;

/** Visitors load these rows: words for people are in `DESCRIPTIONS`, which bundlers leave out of the element. */
export const SETTINGS = {
  feedId: text,
  server: text,
  layout: choice("grid", "masonry", "carousel", "highlight"),
  // As many as one page can show without becoming slow; a server keeps 120 unless told otherwise.
  limit: { kind: "count", default: 12, maximum: 500, responsive: "script" },
  // Twice the usual twelve: on a page of 1,200 pixels, a finger still hits a tile.
  columns: { kind: "count", default: 3, maximum: 24, responsive: "style", tablet: 3, mobile: 2 },
  // Empty: the style sheet's own, which pages set by --windowbox-gap.
  gap: { kind: "length", default: "", responsive: "script" },
  aspectRatio: { kind: "ratio", default: "1/1", responsive: "script" },
  onClick: choice("lightbox", "permalink", "profile", "none"),
  hover: choice("none", "caption", "counts"),
  header: flag,
  followButton: flag,
  captions: flag,
  instagramTile: flag,
  loadMore: choice("none", "button", "scroll"),
  theme: choice("auto", "light", "dark"),
  types: { kind: "list", values: ["image", "video", "reel", "carousel"], default: [] },
  hashtags: { kind: "list", default: [] },
  hash: flag,
  lang: { kind: "language" },
} as const satisfies Readonly<Record<string, Setting>>;

/** Each tag's own affair, which a feed cannot set. */
const ELEMENT_ONLY = [
  "feedId",
  "server",
  "hash",
] as const satisfies readonly (keyof typeof SETTINGS)[];

type Table = typeof SETTINGS;

/** A row's name. */
type RowName = keyof Table;

type ResponsiveName = {
  [Name in RowName]: Table[Name] extends { responsive: string } ? Name : never;
}[RowName];

/** A setting's name: as a row's, or with the place it is for behind it. */
type SettingName = RowName | `${ResponsiveName}${"Tablet" | "Mobile"}`;

type SettingRow<Name extends SettingName> = Name extends `${infer Base extends ResponsiveName}${
  | "Tablet"
  | "Mobile"}`
  ? Table[Base]
  : Name extends RowName
    ? Table[Name]
    : never;

interface Values {
  text: string;
  count: number;
  length: string;
  ratio: string;
  flag: boolean;
  list: readonly string[];
  language: string;
}

type ValueOf<Row extends Setting, By extends Omit<Record<Kind, unknown>, "choice">> = Row extends {
  kind: "choice";
  values: readonly (infer Word)[];
}
  ? Word
  : Row extends { kind: infer K extends keyof By }
    ? By[K]
    : never;

/** What has a default, checked and filled in: what templates may rely on. */
export type ReadSettings = {
  readonly [Name in SettingName as SettingRow<Name> extends { default: unknown }
    ? Name
    : never]: ValueOf<SettingRow<Name>, Values>;
};

interface StoredValues extends Omit<Values, "list"> {
  list: string;
}

/** What a feed can say of its looks, by name. */
export type FeedSettingName = Exclude<SettingName, (typeof ELEMENT_ONLY)[number]>;

/** As a feed stores and serves it; what is missing is left to the element. */
export type StoredSettings = {
  readonly [Name in FeedSettingName]?: ValueOf<SettingRow<Name>, StoredValues>;
};

interface WrittenValues extends Omit<StoredValues, "count" | "length" | "flag"> {
  count: number | `${number}`;
  length: number | string;
  flag: boolean | "true" | "false" | "";
}

/** `lang` is every element's own already. */
export type PropertyName = Exclude<SettingName, "lang">;

/** The element's properties take what its attributes do, and numbers and booleans. */
export type ElementProperties = {
  [Name in PropertyName]?: ValueOf<SettingRow<Name>, WrittenValues> | null | undefined;
};

/** In the table's order. */
const rowNames = () => Object.keys(SETTINGS) as RowName[];

const isResponsive = (name: RowName): name is ResponsiveName => "responsive" in SETTINGS[name];

/** A setting and the row that it comes from. */
export interface SettingEntry {
  readonly name: SettingName;
  readonly row: RowName;
  /** What holds where there is none for this narrower place: `limit` for `limitTablet`. */
  readonly wider?: SettingName;
}

/** Every setting in the table's order, a responsive row's narrower ones behind it. */
export const settingEntries = () =>
  rowNames().flatMap((row): SettingEntry[] =>
    isResponsive(row)
      ? [
          { name: row, row },
          { name: `${row}Tablet`, row, wider: row },
          { name: `${row}Mobile`, row, wider: `${row}Tablet` },
        ]
      : [{ name: row, row }],
  );

/** `columnsTablet` is written `columns-tablet`. */
export const attributeOf = (name: string): string => name.replace(/[A-Z]/g, "-$&").toLowerCase();

/** Those that a feed can store. */
export const feedSettingEntries = () => settingEntries().filter(isOfFeeds);

const isOfFeeds = (entry: SettingEntry): entry is SettingEntry & { name: FeedSettingName } =>
  ELEMENT_ONLY.every((own) => own !== entry.name);

/** Words for people: the documentation, the editors' files and the dashboard's form. */
export interface Description {
  /** What the attribute does, in Markdown. */
  readonly sentence: string;
  /** The field of the dashboard's form; missing where there is none. */
  readonly field?: {
    readonly group: FieldGroup;
    readonly label: string;
    readonly hint?: string;
    /** Of a choice or a list, what each of the words means; of anything else, values to choose from. */
    readonly choices?: Readonly<Record<string, string>>;
    /** What holds where nothing is chosen, as an attribute; the row's default, if not set. */
    readonly empty?: string;
  };
}

export const FIELD_GROUPS = [
  "Arrangement",
  "On tablets and phones",
  "Beside the pictures",
  "What visitors can do",
  "Which posts, and their language",
] as const;

type FieldGroup = (typeof FIELD_GROUPS)[number];

type ChoiceFields = {
  readonly [Name in RowName]: Table[Name] extends {
    values: readonly (infer Word extends string)[];
    kind: "choice";
  }
    ? { readonly field: { readonly choices: Readonly<Record<Word, string>> } }
    : unknown;
};

/** One for each row, and of a choice a label for each word. */
export const DESCRIPTIONS: { readonly [Name in RowName]: Description & ChoiceFields[Name] } = {
  feedId: { sentence: "The feed to show, by the id the dashboard gives it." },
  server: {
    sentence: "Address of the Windowbox server; where the script came from, if not set.",
  },
  layout: {
    sentence: "How the posts are arranged.",
    field: {
      group: "Arrangement",
      label: "Layout",
      choices: {
        grid: "Grid",
        masonry: "Masonry: each picture in its own shape",
        carousel: "Carousel: one row to leaf through",
        highlight: "Highlight: some posts are twice as large",
      },
    },
  },
  limit: {
    sentence: "How many posts, and how many more each time.",
    field: { group: "Arrangement", label: "How many posts" },
  },
  columns: {
    sentence: "How many tiles side by side.",
    field: {
      group: "Arrangement",
      label: "Columns",
      hint: `A narrow column of your page has fewer: at most 3 where the feed is narrower than ${TABLET_BELOW_PX} pixels, and 2 below ${MOBILE_BELOW_PX}, unless you say otherwise under “On tablets and phones”.`,
    },
  },
  gap: {
    sentence: "Between tiles; `--windowbox-gap` if not set.",
    field: {
      group: "Arrangement",
      label: "Gap between posts",
      choices: {
        "0": "None",
        "2px": "2 pixels",
        "4px": "4 pixels",
        "8px": "8 pixels",
        "12px": "12 pixels",
        "16px": "16 pixels",
        "24px": "24 pixels",
        "32px": "32 pixels",
      },
      empty: "4px",
    },
  },
  aspectRatio: {
    sentence: "Shape of a tile; `original` is each picture's own.",
    field: {
      group: "Arrangement",
      label: "Shape of a post",
      choices: {
        "1:1": "Square",
        "4:5": "Upright, 4:5",
        "3:4": "Upright, 3:4",
        "9:16": "Tall, as a reel",
        "3:2": "Wide, 3:2",
        "16:9": "Wide, as a film",
        original: "Each its own",
      },
      empty: "1:1",
    },
  },
  onClick: {
    sentence:
      "What a click on a tile does: it opens the lightbox, the post or the profile on Instagram, or nothing.",
    field: {
      group: "What visitors can do",
      label: "A click on a post",
      choices: {
        lightbox: "Opens it large on the page",
        permalink: "Opens it on Instagram",
        profile: "Opens the profile on Instagram",
        none: "Does nothing",
      },
    },
  },
  hover: {
    sentence: "What a tile says under the pointer.",
    field: {
      group: "Beside the pictures",
      label: "Under the pointer",
      choices: { none: "Nothing", caption: "The caption", counts: "Likes and comments" },
    },
  },
  header: {
    sentence: "Picture, name and counts of the account above the posts.",
    field: { group: "Beside the pictures", label: "Profile above the posts" },
  },
  followButton: {
    sentence: "A link to the account's profile: in the header, else below the posts.",
    field: { group: "Beside the pictures", label: "Follow button" },
  },
  captions: {
    sentence: "The caption's beginning under each tile.",
    field: { group: "Beside the pictures", label: "Captions under the posts" },
  },
  instagramTile: {
    sentence: "A last tile that leads to the account on Instagram; one of the `limit`.",
    field: { group: "Beside the pictures", label: "Last tile leads to Instagram" },
  },
  loadMore: {
    sentence: "How more posts come.",
    field: {
      group: "What visitors can do",
      label: "More posts",
      choices: { none: "No", button: "By a button", scroll: "By scrolling" },
    },
  },
  theme: {
    sentence: "`auto` wears the page's own colours; `light` and `dark` bring theirs.",
    field: {
      group: "Beside the pictures",
      label: "Colours",
      choices: { auto: "Those of the page", light: "Light", dark: "Dark" },
    },
  },
  types: {
    sentence: "Only posts of these kinds; all if not set.",
    field: {
      group: "Which posts, and their language",
      label: "Only these kinds",
      choices: { image: "Pictures", video: "Videos", reel: "Reels", carousel: "Albums" },
      hint: "All of them if none is chosen.",
    },
  },
  hashtags: {
    sentence: "Only posts with one of these; all if not set.",
    field: {
      group: "Which posts, and their language",
      label: "Only with one of these hashtags",
      hint: "Such as bread, rye. All posts if this is empty.",
    },
  },
  hash: {
    sentence:
      "Keeps the post that is open in the lightbox in the page's address, as `#windowbox=POST-ID`, and opens the one that the address names when the page is opened or a link on it is followed.",
  },
  lang: {
    sentence:
      "The language of words and dates; that of the page, if not set, and then the visitor's.",
    field: {
      group: "Which posts, and their language",
      label: "Language where no page decides",
      hint: "Of the feed as HTML and in an iframe. Elsewhere the page’s own language holds.",
      choices: {
        en: "English",
        ar: "Arabic",
        zh: "Chinese, simplified",
        "zh-hant": "Chinese, traditional",
        nl: "Dutch",
        fr: "French",
        de: "German",
        he: "Hebrew",
        it: "Italian",
        ja: "Japanese",
        pl: "Polish",
        "pt-br": "Portuguese, of Brazil",
        "pt-pt": "Portuguese, of Portugal",
        es: "Spanish",
        sv: "Swedish",
        tr: "Turkish",
        uk: "Ukrainian",
      },
    },
  },
};

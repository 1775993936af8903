import { defineComponent, h, type SlotsType, shallowRef, type VNode, watchPostEffect } from "vue";
import type { FeedEventMap } from "../element/events.ts";
import { NAMES } from "../element/names.ts";
import { elementProps, type FeedProps } from "./feed-props.ts";
import { startElement } from "./load-element.ts";

/** A type and not an interface: Vue wants to know that there is nothing else in it. */
export type WindowboxFeedProps = {
  [Name in keyof FeedProps]: Name extends "onClick"
    ? FeedProps[Name] | ((event: MouseEvent) => void)
    : FeedProps[Name];
};

type Emits = { [Name in keyof FeedEventMap]: (event: FeedEventMap[Name]) => void };

const SLOT_NAMES = ["header", "footer", "empty", "error"] as const;

type Slots = SlotsType<{ [Name in (typeof SLOT_NAMES)[number] | "default"]?: object }>;

/**
 * `<windowbox-feed>`, with its script loaded once it is mounted. The default slot is shown where there are no posts
 * to show; the others are the element's own.
 */
export const WindowboxFeed = defineComponent<WindowboxFeedProps, Emits, keyof Emits, Slots>(
  (props, { emit, slots }) => {
    const element = shallowRef<EventTarget | null>(null);
    watchPostEffect((onCleanup) => {
      if (!element.value) return;
      onCleanup(startElement(element.value, props.server, props.feedId));
    });
    return () =>
      h(
        "windowbox-feed",
        {
          // Behind "^", Vue writes attributes: it would take `on-click` for a listener, and an absent `header` for "".
          ...elementProps(props, "^"),
          ref: element,
          onLoad: (event: FeedEventMap["load"]) => emit("load", event),
          onError: (event: FeedEventMap["error"]) => emit("error", event),
          onPostclick: (event: FeedEventMap["postclick"]) => emit("postclick", event),
        },
        [
          ...SLOT_NAMES.map((name): VNode | undefined => {
            const content = slots[name]?.({});
            return content && h("div", { slot: name }, content);
          }),
          slots.default?.({}),
        ],
      );
  },
  {
    name: "WindowboxFeed",
    props: [...NAMES],
    emits: ["load", "error", "postclick"],
  },
);

import { WindowboxFeed } from "windowbox/vue";

export const App = {
  components: { WindowboxFeed },
  props: ["feeds"],
  methods: {
    write: (line) => globalThis.seen.push(line),
  },
  template: `
    <WindowboxFeed
      v-for="{ key, named, ...props } of feeds"
      :key="key"
      class="feed"
      style="outline-width: 1px"
      v-bind="props"
      @load="write('load ' + $event.detail.feed.username)"
      @error="write('error ' + $event.detail.reason)"
      @postclick="$event.preventDefault(), write('postclick ' + $event.detail.post.permalink)"
    >
      <template v-if="named" #header>Our kitchen</template>
      <a href="/instagram">Our pictures</a>
    </WindowboxFeed>
  `,
};

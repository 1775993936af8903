# syntax=docker/dockerfile:1
# docs/docker.md says how to run it. test/install/docker.test.ts runs each step.

# With compilers, for where SQLite's binding has to be made.
FROM node:24-bookworm AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
# What the binding was made of, what only compilers and bundlers read, and the names in Node.js that only its debuggers read.
RUN rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/src node_modules/better-sqlite3/build/deps \
  && find node_modules/better-sqlite3/build -type f ! -name better_sqlite3.node -delete \
  && find node_modules -name '*.map' -delete -o -name '*.d.?ts' -delete -o -name '*.d.ts' -delete \
  && find node_modules/@aws-sdk node_modules/@smithy -type d -name dist-es -prune -exec rm -rf {} + \
  && strip -o /usr/local/bin/node-stripped /usr/local/bin/node

# What node:24-bookworm-slim is made of, and of that only Node.js: no npm, no yarn, no corepack.
FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/node-stripped /usr/local/bin/node
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
RUN install -d -m 0700 -o 1000 -g 1000 /data /backups && ln -s /app/dist/server/cli.js /usr/local/bin/windowbox
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s \
  CMD ["node", "-e", "require('node:http').get(`http://127.0.0.1:${process.env.PORT}/healthz`, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["node", "/app/dist/server/main.js"]

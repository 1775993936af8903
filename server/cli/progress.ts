/** A line on standard error that is written over again and again; nothing where nobody watches. */
export function terminalProgress(): {
  show(step: string, done: number): void;
  end(): void;
} {
  let shown = "";
  return {
    show(step, done) {
      if (!process.stderr.isTTY) return;
      const line = `${step}: ${Math.floor(done * 100)} %`;
      if (line === shown) return;
      process.stderr.write(`\r${line.padEnd(shown.length)}`);
      shown = line;
    },
    end() {
      if (shown !== "") process.stderr.write(`\r${" ".repeat(shown.length)}\r`);
      shown = "";
    },
  };
}

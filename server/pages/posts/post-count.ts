export function postCount(count: number): string {
  return count === 1 ? "1 post" : `${count} posts`;
}

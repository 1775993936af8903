import { expect, test } from "vitest";
import { isAllowedMediaAddress } from "../../../server/media/media-hosts.ts";

const HOSTS = [".cdninstagram.com", ".fbcdn.net", "cdn.example.com", "http://127.0.0.1"];

test.each([
  "https://scontent-ams2-1.cdninstagram.com/v/1.jpg?oe=1",
  "https://scontent.xx.fna.fbcdn.net/v/1.jpg",
  "https://cdn.example.com/1.jpg",
  "https://scontent.cdninstagram.com:443/1.jpg",
  "http://127.0.0.1:4000/1.jpg",
  "http://127.0.0.1/1.jpg",
])("allows %s", (address) => {
  expect(isAllowedMediaAddress(new URL(address), HOSTS)).toBe(true);
});

test.each([
  "http://scontent.cdninstagram.com/1.jpg",
  "https://cdninstagram.com.evil.example/1.jpg",
  "https://evilcdninstagram.com/1.jpg",
  "https://scontent.cdninstagram.com./1.jpg",
  "https://scontent.cdninstagram.com:8443/1.jpg",
  "https://user:word@scontent.cdninstagram.com/1.jpg",
  "https://a.cdn.example.com/1.jpg",
  "https://127.0.0.1:4000/1.jpg",
  "http://127.0.0.2/1.jpg",
  "http://localhost/1.jpg",
  "http://[::1]/1.jpg",
  "http://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "data:image/png;base64,AAAA",
  "ftp://scontent.cdninstagram.com/1.jpg",
])("refuses %s", (address) => {
  expect(isAllowedMediaAddress(new URL(address), HOSTS)).toBe(false);
});

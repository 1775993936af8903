import type { CaptionsProblems, TypedCaptions } from "../../captions/keep-captions.ts";
import { MAX_WEB_VTT_BYTES } from "../../captions/parse-web-vtt.ts";
import { type PostRecord, videoIdsOf } from "../../db/posts.ts";
import type { VideoTrack } from "../../db/video-tracks.ts";
import { languageName } from "../../feed/posts-language.ts";
import { formatBytes } from "../../shared/format-bytes.ts";
import { describedField, FieldProblem } from "../components/field-problem.tsx";
import { ProblemList } from "../components/problem-list.tsx";

export interface RefusedCaptions {
  readonly typed: Omit<TypedCaptions, "bytes">;
  readonly problems: CaptionsProblems;
}

interface CaptionsSectionProps {
  /** Of the post's page. */
  readonly path: string;
  readonly post: PostRecord;
  readonly tracks: readonly VideoTrack[];
  /** What most of its captions are in. */
  readonly language: string | undefined;
  readonly refused: RefusedCaptions | undefined;
}

const LABELS = {
  file: "Captions file",
  lang: "Its language",
  label: "Name in the player",
} as const;
const FIELDS = ["file", "lang", "label"] as const;

/** The captions of a post's videos: what there is, and what takes another file. */
export function CaptionsSection({ path, post, tracks, language, refused }: CaptionsSectionProps) {
  const ids = videoIdsOf(post);
  if (ids.length === 0) return null;
  const { children } = post.media;
  return (
    <section class="stack captions" id="captions" aria-labelledby="captions-heading">
      <h2 id="captions-heading">Captions</h2>
      <p class="hint">
        For people who do not hear the video: what is said, and what is to be heard besides. The
        player offers them. On every feed that shows this video.
      </p>
      {ids.map((mediaId) => {
        const step = children.findIndex(({ id }) => id === mediaId);
        return (
          <OneVideo
            path={path}
            mediaId={mediaId}
            heading={step < 0 ? undefined : `Video ${step + 1} of ${children.length}`}
            tracks={tracks.filter((track) => track.mediaId === mediaId)}
            language={language}
            refused={refused?.typed.mediaId === mediaId ? refused : undefined}
          />
        );
      })}
    </section>
  );
}

interface OneVideoProps extends Omit<CaptionsSectionProps, "post"> {
  readonly mediaId: string;
  /** In an album. */
  readonly heading: string | undefined;
}

function OneVideo({ path, mediaId, heading, tracks, language, refused }: OneVideoProps) {
  const { typed, problems = {} } = refused ?? {};
  const field = (name: (typeof FIELDS)[number]) => fieldId(mediaId, name);
  const described = (name: (typeof FIELDS)[number]) => describedField(field(name), problems[name]);
  const problem = (name: (typeof FIELDS)[number]) => (
    <FieldProblem id={field(name)} problem={problems[name]} />
  );
  return (
    <>
      {heading && <h3>{heading}</h3>}
      {tracks.length > 0 && (
        <ul class="tracks" aria-label={heading ? `Captions of ${heading}` : "Captions there are"}>
          {tracks.map((track) => (
            <Track path={path} track={track} />
          ))}
        </ul>
      )}
      <form
        method="post"
        action={`${path}/captions`}
        enctype="multipart/form-data"
        class="stack"
        aria-label={heading ? `Add captions to ${heading}` : "Add captions"}
      >
        <input type="hidden" name="media" value={mediaId} />
        <label for={field("file")}>{LABELS.file}</label>
        {problem("file")}
        <input
          id={field("file")}
          name="file"
          type="file"
          accept=".vtt,text/vtt"
          {...described("file")}
        />
        <p class="hint" id={`${field("file")}-hint`}>
          WebVTT (.vtt), at most {formatBytes(MAX_WEB_VTT_BYTES)}. Editors of videos and YouTube’s
          Studio export it.
        </p>
        <label for={field("lang")}>{LABELS.lang}</label>
        {problem("lang")}
        <input
          id={field("lang")}
          name="lang"
          value={typed?.lang ?? language ?? ""}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          {...described("lang")}
        />
        <p class="hint" id={`${field("lang")}-hint`}>
          A code such as de or pt-BR. A file in a language that is there already takes its place.
        </p>
        <label for={field("label")}>{LABELS.label}</label>
        {problem("label")}
        <input
          id={field("label")}
          name="label"
          value={typed?.label ?? ""}
          maxlength={60}
          autocomplete="off"
          {...described("label")}
        />
        <p class="hint" id={`${field("label")}-hint`}>
          Empty: the language’s own name.
        </p>
        <p class="actions">
          <button type="submit">Add captions</button>
        </p>
      </form>
    </>
  );
}

function Track({ path, track }: { readonly path: string; readonly track: VideoTrack }) {
  const { mediaId, lang, label, cues, name } = track;
  const language = languageName(lang) ?? lang;
  return (
    <li>
      <p>
        <b lang={lang}>{label}</b>{" "}
        <span class="soft">
          {language} ({lang}), {cues === 1 ? "1 caption" : `${cues} captions`}
        </span>{" "}
        {name !== undefined && (
          <a href={`/admin/media/${name}`} download={`${mediaId}.${lang}.vtt`}>
            Download
            <span class="visually-hidden"> the captions in {language}</span>
          </a>
        )}
      </p>
      <details>
        <summary>
          Remove<span class="visually-hidden"> the captions in {language}</span>
        </summary>
        <form method="post" action={`${path}/captions/remove`}>
          <input type="hidden" name="media" value={mediaId} />
          <input type="hidden" name="lang" value={lang} />
          <p class="hint">
            They go from your feeds, and from here. Download them before, if need be.
          </p>
          <button type="submit" class="small danger">
            Remove the captions in {language}
          </button>
        </form>
      </details>
    </li>
  );
}

export function CaptionsProblemList({ refused }: { readonly refused: RefusedCaptions }) {
  const { typed, problems } = refused;
  return (
    <ProblemList
      sentence="The captions were not taken."
      problems={FIELDS.flatMap((name) => {
        const problem = problems[name];
        const id = fieldId(typed.mediaId, name);
        return problem === undefined ? [] : [{ id, label: LABELS[name], problem }];
      })}
    />
  );
}

function fieldId(mediaId: string, name: string): string {
  return `captions-${mediaId}-${name}`;
}

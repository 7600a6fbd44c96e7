import type { Child } from 'hono/jsx';
import { JiraPicture, TrelloPicture } from './boards.tsx';
import { CodeupPicture, GiteePicture } from './chinese-hosts.tsx';
import { GitHubPicture, GitLabPicture } from './code-hosts.tsx';
import { TerminalPicture, TravisPicture } from './texts.tsx';

/** What a picture shows besides what the vendor draws. */
export interface PictureProps {
  url: string;
  /** Null where it may not be seen any more, undefined where there is none. */
  secret: string | null | undefined;
  caption: Child;
}

const pictures: Readonly<Record<string, (props: PictureProps) => Child>> = {
  github: GitHubPicture,
  gitlab: GitLabPicture,
  codeup: CodeupPicture,
  gitee: GiteePicture,
  jira: JiraPicture,
  trello: TrelloPicture,
  travis: TravisPicture,
};

/** The form of a source, drawn with our values in it; a terminal where it has none. */
export function SourcePicture({ source, ...props }: PictureProps & { source: string }) {
  const Picture = pictures[source] ?? TerminalPicture;
  return <Picture {...props} />;
}

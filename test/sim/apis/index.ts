/** Local stand-ins of the APIs that webhooks are installed by, built from what the vendors document. */
import { GitHubApi } from './github.ts';
import { GitLabApi } from './gitlab.ts';
import { JiraApi } from './jira.ts';
import type { StandIn } from './stand-in.ts';
import { TrelloApi } from './trello.ts';

export { GitHubApi } from './github.ts';
export { GitLabApi } from './gitlab.ts';
export { JiraApi } from './jira.ts';
export { type Fault, StandIn } from './stand-in.ts';

/** All of them behind their usual hosts, for a `fetch` that reaches nothing else. */
export class Apis {
  readonly github = new GitHubApi();
  readonly gitlab = new GitLabApi();
  readonly jira = new JiraApi();
  readonly trello = new TrelloApi();
  /** Hosts that were asked for and are none of these. */
  readonly strays: string[] = [];
  readonly #hosts = new Map<string, StandIn>([
    ['api.github.com', this.github],
    ['github.acme.example', this.github],
    ['gitlab.com', this.gitlab],
    ['git.acme.example', this.gitlab],
    ['acme.atlassian.net', this.jira],
    ['jira.acme.example', this.jira],
    ['api.trello.com', this.trello],
  ]);

  /** Follows redirects when it is let, like any `fetch`. */
  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { host } = new URL(url);
    const api = this.#hosts.get(host);
    if (!api) this.strays.push(host);
    const answer = api ? await api.answer(new Request(url, init)) : new Response(null, { status: 599 });
    const location = answer.headers.get('location');
    return location && init.redirect !== 'manual' ? this.fetch(location, init) : answer;
  };

  get all(): readonly StandIn[] {
    return [this.github, this.gitlab, this.jira, this.trello];
  }
}

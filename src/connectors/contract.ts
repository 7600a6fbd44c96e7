/** A sentence in both languages. */
export type Words = Readonly<Record<'zh-CN' | 'en', string>>;

/** What is filled in for a connector, by field: one text, or the ticked values of a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** One field of the form that a connector needs; the console draws it, the API takes it by its name. */
export interface Field {
  name: string;
  label: Words;
  /** What to enter, and where it is found. */
  hint?: Words;
  /**
   * `secret` is never shown or sent back; `address` is that of a server; `check` is `yes` when ticked; `checks` any of
   * `options`, and left alone it means what the hook listens to.
   */
  kind: 'text' | 'secret' | 'address' | 'check' | 'checks';
  required: boolean;
  /** What is meant when it is left empty. */
  standard?: string;
  placeholder?: string;
  /** The vendor's page where it is made. */
  link?: string;
  options?: readonly { value: string; label: string }[];
}

/** A place at the source that a webhook can be put on. */
export interface Choice {
  /** What `install` takes as `place`. */
  id: string;
  name: string;
  kind: 'repository' | 'organization' | 'project' | 'group' | 'instance' | 'site' | 'board' | 'list';
  /** Its page. */
  page?: string;
  /** `choices` has more when it is given this id as `within`. */
  more?: boolean;
}

/** The places that credentials open; `partial` when there are more than were read: anything else can be typed. */
export interface Choices {
  choices: Choice[];
  partial: boolean;
}

/** Why something could not be done at a source. */
export type Cause =
  | 'field'
  | 'address'
  | 'unreachable'
  | 'timeout'
  | 'redirect'
  | 'answer'
  | 'broken'
  | 'busy'
  | 'token'
  | 'scope'
  | 'right'
  | 'limit'
  | 'blocked'
  | 'callback'
  | 'cannot-sign'
  | 'gone'
  | 'refused'
  | 'unsupported'
  | 'storage';

/** What went wrong, and what to do about it. Never holds a credential, nor a secret or the key of the hook. */
export interface Problem {
  cause: Cause;
  fix: Words;
  /** The field to change. */
  field?: string;
  /** What the source said, shortened, where it says more than `fix`. */
  answer?: string;
}

/** How an attempt ended. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The topics a hook asks for (`on`) and does not want (`off`) beyond what is usual. */
export interface Listening {
  on: readonly string[];
  off: readonly string[];
}

/** The hook that a webhook is to lead to. */
export interface Receiver {
  name: string;
  /** Its address as the source is to call it. */
  url: string;
  /** In clear, newest first. */
  secrets: readonly string[];
  /** The proof it asks for by name; undefined leaves that to its source. */
  auth?: string;
  /** Nothing has arrived on it yet, so that no other webhook can be cut off when its proof changes. */
  fresh: boolean;
  listening: Listening;
  /** Stores another proof, before or after the source is told: resolves when every isolate accepts it. */
  become(change: { secrets?: readonly string[]; auth?: string }): Promise<Attempt<void>>;
}

/** Where a webhook goes, and in whose name. */
export interface Target {
  credentials: Values;
  /** The id of a {@link Choice}, or what somebody typed instead. */
  place: string;
  options: Values;
  /** The webhook's id at the source, when it is known. */
  remote?: string;
}

/** A webhook that is in place. */
export interface Installed {
  /** Its id at the source. */
  remote: string;
  /** The place as the source names it. */
  place: string;
  name: string;
  outcome: 'created' | 'updated';
  /** The page where it is looked after. */
  page?: string;
  /** The proof that its deliveries carry, one of the source's schemes. */
  proof: string;
  /** What else is worth knowing. */
  notes: Words[];
}

/** A webhook as the source lists it. */
export interface Listed {
  remote: string;
  place: string;
  active: boolean;
  /** Deliveries that failed in a row. */
  failures: number;
}

/** Installs webhooks at one source. Nothing here keeps a credential, and none ends up in a {@link Problem}. */
export interface Connector {
  readonly source: string;
  /** What opens the source: an address, a token. */
  readonly fields: readonly Field[];
  /** What else can be chosen about the webhook. */
  readonly options: readonly Field[];
  /** What a place is called when it is typed. */
  readonly place: Pick<Field, 'label' | 'hint' | 'placeholder'>;
  /** The places these credentials may put a webhook on. */
  choices(credentials: Values, within?: string): Promise<Attempt<Choices>>;
  /** Puts the webhook in place; one that leads to the same address, or has the id `remote`, is updated instead. */
  install(target: Target, hook: Receiver): Promise<Attempt<Installed>>;
  /** Takes the webhook away. One that is gone already counts as taken away. */
  remove(target: Target & { remote: string }): Promise<Attempt<void>>;
  /** A new secret for the hook; null where the source makes it. */
  newSecret(hook: Pick<Receiver, 'secrets'>): string | null;
  /** The webhooks of these credentials that lead to the hook, where the source knows only those. */
  list?(credentials: Values, hook: Pick<Receiver, 'url'>): Promise<Attempt<Listed[]>>;
  /** Lets a webhook watch another place. */
  move?(target: Target & { remote: string }): Promise<Attempt<{ place: string; name: string }>>;
}

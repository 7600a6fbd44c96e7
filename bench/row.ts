/** How much to run: `quick` proves that everything works, and its numbers are not to be quoted. */
export interface Effort {
  quick: boolean;
}

/** One number to reach. `met` is null when it was not run. */
export interface Check {
  what: string;
  target: string;
  measured: string;
  met: boolean | null;
}

/** What a row measured: its checks, what else is worth knowing, and the plain numbers behind both. */
export interface Finding {
  checks: Check[];
  notes: string[];
  numbers: Record<string, unknown>;
}

/** A row of the measures: `P1`, with what it is about. */
export interface Row {
  id: string;
  title: string;
  run(effort: Effort): Promise<Finding>;
}

/** A row after its run. */
export interface Result extends Finding {
  id: string;
  title: string;
  seconds: number;
  /** When it began, ISO 8601. */
  at: string;
}

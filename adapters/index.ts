import type { Adapter } from '../src/kit/index.ts';
import { alertmanager } from './alertmanager/index.ts';
import { codeup } from './codeup/index.ts';
import { custom } from './custom/index.ts';
import { gitee } from './gitee/index.ts';
import { github } from './github/index.ts';
import { gitlab } from './gitlab/index.ts';
import { jenkins } from './jenkins/index.ts';
import { jira } from './jira/index.ts';
import { travis } from './travis/index.ts';
import { trello } from './trello/index.ts';

/** Every source that dinghook can read, one line each, under its name. */
export const adapters: Readonly<Record<string, Adapter>> = {
  codeup,
  github,
  gitlab,
  jira,
  travis,
  trello,
  custom,
  gitee,
  alertmanager,
  jenkins,
};

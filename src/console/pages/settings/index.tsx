import { Hono } from 'hono';
import type { ConsoleEnv } from '../../view.ts';
import { configFile, configPage, saveConfig } from './config.tsx';
import { generalPage, signOutEverywhere } from './general.tsx';
import { createToken, revokeToken, tokensPage } from './tokens.tsx';

/** Settings: how it fares and looks, the configuration as a file, tokens of the API. */
export const settings = new Hono<ConsoleEnv>()
  .get('/', generalPage)
  .post('/sign-out-everywhere', signOutEverywhere)
  .get('/config', configPage)
  .post('/config', saveConfig)
  .get('/config/dinghook.yaml', configFile)
  .get('/tokens', tokensPage)
  .post('/tokens', createToken)
  .post('/tokens/:id/revoke', revokeToken);

import { describe } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { conformance } from './suite.ts';

const { github } = adapters;

describe.each([github].filter((each) => each !== undefined))('$name', { timeout: 120_000 }, conformance);

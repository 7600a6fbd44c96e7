import { describe } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { conformance } from './suite.ts';

// GitHub's cases are as many as all others' together: they have a file, and so a core, of their own.
const { github: _, ...others } = adapters;

describe.each(Object.values(others))('$name', { timeout: 120_000 }, conformance);

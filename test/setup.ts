/**
 * Runs before every test file: n8n-core finds a throw-away user folder and stays quiet, and its
 * decorators find their metadata.
 */
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm test` names a folder that it deletes at the end.
const place = process.env.SATISFACTION_TEST_FOLDER ?? tmpdir();
const folder = mkdtempSync(join(place, 'satisfaction-test-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'a key for tests only';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.NODE_ENV = 'test';

/**
 * Runs before every test file: n8n-core finds a throw-away user folder and stays quiet, and its
 * decorators find their metadata.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'satisfaction-test-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'a key for tests only';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.NODE_ENV = 'test';

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

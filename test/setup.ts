/**
 * Runs before every test file: n8n-core finds a throw-away user folder and stays quiet, and its
 * decorators find their metadata.
 */
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm test` names a folder that it deletes at the end.
const place = process.env.SATISFACTION_TEST_FOLDER ?? tmpdir();
const folder = mkdtempSync(join(place, 'satisfaction-test-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'a key for tests only';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.NODE_ENV = 'test';

// Test files share Node's modules with those that ran before them in the same process: what one has put in the
// place of requests (nock does, and its sockets stand still where much is taken slowly) goes with it.
const asNodeHasThem = Symbol.for('requests as Node has them');
for (const module of [http, https]) {
	const { ClientRequest, get, request } = http;
	const own =
		module === http ? { ClientRequest, get, request } : { get: https.get, request: https.request };
	const kept = module as unknown as { [asNodeHasThem]?: typeof own };
	kept[asNodeHasThem] ??= own;
	Object.assign(module, kept[asNodeHasThem]);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import { connect, type N8nClient, newLogin } from '../../../sandbox/n8n/client';
import { installPackage } from '../../../sandbox/n8n/package-folder';
import { freePorts } from '../../../sandbox/n8n/ports';
import { type RunningN8n, startN8n } from '../../../sandbox/n8n/process';
import { aBrowser } from '../a-browser';
import { anEditor, type Editor } from './an-editor';

/** A fresh n8n with the package, and a person at its editor. */
export type AnN8n = {
	address: string;
	client: N8nClient;
	browser: Browser;
	editor: Editor;
	end: () => Promise<void>;
};

/**
 * Starts n8n in a folder of its own and logs in to its editor.
 *
 * @param prepare what is there before anybody logs in
 */
export async function anN8n(prepare: (client: N8nClient) => Promise<void>): Promise<AnN8n> {
	const login = newLogin();
	const userFolder = await mkdtemp(join(tmpdir(), 'satisfaction-editor-'));
	let n8n: RunningN8n | undefined;
	let browser: Browser | undefined;
	const end = async () => {
		await browser?.close();
		await n8n?.stop();
		await rm(userFolder, { recursive: true, force: true });
	};
	try {
		await installPackage(userFolder);
		const [port, brokerPort] = await freePorts(2);
		n8n = await startN8n({ userFolder, port: port as number, brokerPort: brokerPort as number });
		const client = await connect(n8n.address, login);
		await prepare(client);
		browser = await aBrowser();
		const editor = await anEditor(browser, n8n.address, login);
		return { address: n8n.address, client, browser, editor, end };
	} catch (error) {
		await end();
		throw error;
	}
}

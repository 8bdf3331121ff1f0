/** Brings a fresh machine to where a command of this project can run; quick when all is there. */
import {
	installN8n,
	installNode24,
	installProject,
	linkPostgres,
	unpackBrowser,
} from './installs.mjs';
import { say } from './progress.mjs';

/**
 * Node 24, the project's packages and the packaged PostgreSQL are always made ready.
 *
 * @param {{ n8n?: boolean, browser?: boolean }} [needs] What else the command needs.
 */
export async function prepare({ n8n = false, browser = false } = {}) {
	await installNode24();
	await installProject();
	linkPostgres();
	if (n8n) await installN8n();
	if (browser) await unpackBrowser();
}

/** Ends the command with a message for people instead of a stack trace. */
export function giveUp(error) {
	say(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exit(1);
}
